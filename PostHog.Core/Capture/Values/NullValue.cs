using Newtonsoft.Json.Linq;

namespace PostHog.Capture.Values;

/// <summary>Knows the ways in which a caller can say null.</summary>
internal static class NullValue
{
    public static bool Is(object? value) => value is null or DBNull or JValue { Value: null };
}
