using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace PostHog.Capture.Values;

// Facts: person-property-nulls.
/// <summary>Recognises the values that represent null.</summary>
internal static class NullValue
{
    public static bool Is(object? value) =>
        value is null or DBNull || (value is not (string or ValueType) && IsToken(value));

    // A method of its own, so that a process with ordinary values does not load Newtonsoft.Json.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsToken(object value) => value is JValue { Value: null };
}
