using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PostHog.Development.Flags;

/// <summary>All flags at one moment. Immutable.</summary>
/// <param name="Values">What is answered for each flag, whoever asks; null for one that has conditions.</param>
/// <param name="Definitions">
/// The document of definitions, as it came except for overrides; null when there are fixed values alone.
/// </param>
internal sealed record FlagSet(IReadOnlyDictionary<string, FixedFlag?> Values, string? Definitions)
{
    public static FlagSet Empty { get; } =
        new(new Dictionary<string, FixedFlag?>(StringComparer.Ordinal), Definitions: null);

    /// <summary>No flags, because those that there should be cannot be read.</summary>
    public static FlagSet Unreadable { get; } = Empty with { HasErrors = true };

    /// <summary>Whether answers say that flags could not be computed, whatever is asked.</summary>
    public bool HasErrors { get; private init; }

    /// <summary>What evaluates the definitions; null when there are fixed values alone.</summary>
    public DefinedFlags? Defined { get; init; }

    /// <summary>Values in the place of those of the flags.</summary>
    public FlagOverrides Overrides { get; private init; } = FlagOverrides.None;

    /// <summary>The document as it came, without overrides; null where it is the same.</summary>
    private string? Source { get; init; }

    /// <summary>What these definitions are called: the same for the same text.</summary>
    public string ETag { get; } =
        $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Definitions ?? "")))[..16]}\"";

    /// <summary>The keys of the flags, then those of overrides alone.</summary>
    public IEnumerable<string> Keys =>
        Values.Keys.Concat(Overrides.All.Select(one => one.Key)).Distinct(StringComparer.Ordinal);

    /// <summary>Returns the same flags with other overrides.</summary>
    public FlagSet With(FlagOverrides overrides) =>
        new(Values, DefinitionRewriter.Apply(Source ?? Definitions, overrides))
        {
            Source = Source ?? Definitions,
            Defined = Defined,
            Overrides = overrides,
            HasErrors = HasErrors,
        };

    /// <summary>Returns the answer to a question.</summary>
    /// <param name="keys">The flags asked for; null for all.</param>
    /// <param name="question">For whom.</param>
    /// <param name="isBrowser">Whether a page of a browser asks.</param>
    public JsonObject Answer(
        IReadOnlyCollection<string>? keys,
        FlagQuestion question = default,
        bool isBrowser = false
    )
    {
        var runtime =
            JsonValues.TextOf(question.Json, "evaluation_runtime") ?? (isBrowser ? "client" : null);
        var flags = new JsonObject();
        var hasErrors = HasErrors;
        foreach (var key in Keys)
        {
            if (
                keys?.Contains(key, StringComparer.Ordinal) == false
                || !IsThere(key, question.DistinctId)
                || Defined?.LeavesOut(key, runtime) == true
            )
            {
                continue;
            }

            var described = Describe(key, question);
            hasErrors |= described is null;
            flags[key] = described ?? FixedFlag.Failed(key);
        }

        return new JsonObject
        {
            ["flags"] = flags,
            ["errorsWhileComputingFlags"] = hasErrors,
            ["requestId"] = Guid.CreateVersion7().ToString("D"),
            ["evaluatedAt"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        };
    }

    /// <summary>Whether somebody has the flag: what is but an override for one id is no flag of others.</summary>
    private bool IsThere(string key, string? id) =>
        Values.ContainsKey(key) || Overrides.Find(key, id) is not null;

    /// <summary>Returns what is answered for one flag; null for one that cannot be computed.</summary>
    public JsonObject? Describe(string key, in FlagQuestion question) =>
        Overrides.Find(key, question.DistinctId) is { } replaced
            ? replaced.Describe(key, "An override of the dev server")
            : Values.GetValueOrDefault(key)?.Describe(key) ?? Defined?.Describe(key, question);
}
