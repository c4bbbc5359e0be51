using Newtonsoft.Json.Linq;

namespace PostHog.Capture.Values;

// Facts: person-property-nulls.
/// <summary>Recognises the values that represent null.</summary>
internal static class NullValue
{
    public static bool Is(object? value) => value is null or DBNull or JValue { Value: null };
}
