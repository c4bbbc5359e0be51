using PostHog.Wire.Json;

namespace PostHog.Flags.Definitions;

// Facts: payload-by-value.
/// <summary>Reads payloads as JSON text. A value that is not JSON is ignored.</summary>
internal static class PayloadReader
{
    /// <summary>Returns the payloads, by the flag value that each belongs to.</summary>
    /// <param name="payloads">The member of the definitions.</param>
    /// <param name="hasUnreadable">Whether a payload is not JSON.</param>
    public static IReadOnlyDictionary<string, string> Read(object? payloads, out bool hasUnreadable)
    {
        hasUnreadable = false;
        if (payloads is not JsonObject { Count: > 0 })
        {
            return FlagFilters.Empty.Payloads;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var payload in (JsonObject)payloads)
        {
            hasUnreadable |= !StoredJson.TryRead(payload.Value, out var text);
            if (text is not null)
            {
                texts[payload.Key] = text;
            }
        }

        return texts;
    }
}
