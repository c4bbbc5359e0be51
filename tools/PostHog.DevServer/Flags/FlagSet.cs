using System.Text.Json.Nodes;

namespace PostHog.Development.Flags;

/// <summary>All flags at one moment. Immutable.</summary>
/// <param name="Values">What is answered for each flag, whoever asks; null for one that has conditions.</param>
/// <param name="Definitions">The document of definitions, as it came; null when there are fixed values alone.</param>
internal sealed record FlagSet(IReadOnlyDictionary<string, FixedFlag?> Values, string? Definitions)
{
    public static FlagSet Empty { get; } =
        new(new Dictionary<string, FixedFlag?>(StringComparer.Ordinal), Definitions: null);

    /// <summary>Returns the answer to a question.</summary>
    /// <param name="keys">The flags asked for; null for all.</param>
    public JsonObject Answer(IReadOnlyCollection<string>? keys)
    {
        var flags = new JsonObject();
        var hasErrors = false;
        foreach (var (key, value) in Values)
        {
            if (keys?.Contains(key, StringComparer.Ordinal) == false)
            {
                continue;
            }

            hasErrors |= value is null;
            flags[key] = value?.Describe(key) ?? FixedFlag.Failed(key);
        }

        return new JsonObject
        {
            ["flags"] = flags,
            ["errorsWhileComputingFlags"] = hasErrors,
            ["requestId"] = Guid.CreateVersion7().ToString("D"),
            ["evaluatedAt"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        };
    }
}
