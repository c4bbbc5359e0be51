using PostHog.Diagnostics;

namespace PostHog.Flags.Remote;

// Facts: flags-answer-v2.
/// <summary>What a server said about flags, or why it said nothing. Immutable.</summary>
internal sealed record FlagsAnswer
{
    private static readonly Dictionary<string, FeatureFlag> NoFlags = [];

    /// <summary>The flags by key, those left out that the server could not compute.</summary>
    public IReadOnlyDictionary<string, FeatureFlag> Flags { get; init; } = NoFlags;

    /// <summary>The keys of flags that exist, but whose value the server could not tell, or not readably.</summary>
    public IReadOnlyCollection<string> FailedKeys { get; init; } = [];

    /// <summary>Returns the keys of all flags that exist, as far as the answer shows.</summary>
    public IReadOnlyCollection<string> KnownKeys() => [.. Flags.Keys, .. FailedKeys];

    /// <summary>Tells a log of payloads that are not JSON.</summary>
    /// <returns>The answer with flags that tell it of payloads which do not fit a caller's type.</returns>
    public FlagsAnswer LoggingTo(PostHogLog log)
    {
        var flags = new Dictionary<string, FeatureFlag>(StringComparer.Ordinal);
        foreach (var flag in Flags)
        {
            flags[flag.Key] = flag.Value.With(log);
            if (flag.Value.HasUnreadablePayload)
            {
                log.PayloadUnreadable(flag.Key);
            }
        }

        return this with
        {
            Flags = flags,
        };
    }

    /// <summary>Why there is no answer, or not all of one; null when there is.</summary>
    public PostHogFailure? Failure { get; init; }

    /// <summary>What went wrong, as events report it; null when nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>Whether flags may be missing because the server failed to compute them.</summary>
    public bool HasComputeErrors { get; init; }

    /// <summary>Whether the server allows short events about reads of these flags.</summary>
    public bool AllowsMinimalEvents { get; init; }

    /// <summary>What the server calls this evaluation.</summary>
    public string? RequestId { get; init; }

    /// <summary>When it took place, in milliseconds since 1970.</summary>
    public long? EvaluatedAt { get; init; }

    /// <summary>Whether the server answered with flags, be it some of them.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Whether a flag that is neither here nor among the failed ones does not exist.</summary>
    public bool IsComplete => IsAnswered && !HasComputeErrors;
}
