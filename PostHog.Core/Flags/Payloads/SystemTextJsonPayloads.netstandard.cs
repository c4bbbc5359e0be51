using System.Diagnostics.CodeAnalysis;
using PostHog.Wire.Json;

namespace PostHog.Flags.Payloads;

/// <summary>
/// Leaves all payloads to Newtonsoft.Json, because this target cannot name <c>System.Text.Json</c>.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal static class SystemTextJsonPayloads
{
    /// <summary>Deserialises a payload if the type is written for <c>System.Text.Json</c>.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="path">Becomes the place that does not fit, if this throws.</param>
    /// <param name="value">The result.</param>
    /// <returns>False if Newtonsoft.Json is to read the payload.</returns>
    public static bool TryRead<T>(string json, ref string path, out T? value)
    {
        value = default;
        return false;
    }
}
