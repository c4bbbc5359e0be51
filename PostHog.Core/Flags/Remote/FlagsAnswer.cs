using PostHog.Collections;
using PostHog.Diagnostics;

namespace PostHog.Flags.Remote;

// Facts: flags-answer-v2.
/// <summary>The answer of a server about flags, or why there is none. Immutable.</summary>
internal sealed record FlagsAnswer
{
    private static readonly Dictionary<string, FeatureFlag> NoFlags = [];

    /// <summary>The flags by key, without those that the server could not compute.</summary>
    public IReadOnlyDictionary<string, FeatureFlag> Flags { get; init; } = NoFlags;

    /// <summary>The keys of flags that exist, but whose value the server could not compute or is unreadable.</summary>
    public IReadOnlyCollection<string> FailedKeys { get; init; } = [];

    /// <summary>Returns the keys of all flags that exist according to the answer.</summary>
    public IReadOnlyCollection<string> KnownKeys() => [.. Flags.Keys, .. FailedKeys];

    /// <summary>Logs payloads that are not JSON.</summary>
    /// <returns>The answer with flags that log payloads that do not fit the caller's type.</returns>
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

    /// <summary>The memory that the flags take, in bytes.</summary>
    public long Bytes =>
        Flags.Values.Sum(flag =>
            CacheSize.Of(flag.Key, flag.Variant, flag.PayloadJson) + CacheSize.Of(flag.ReasonText)
        ) + FailedKeys.Sum(key => CacheSize.Of(key));

    /// <summary>Why there is no answer, or only part of one; null if nothing is missing.</summary>
    public PostHogFailure? Failure { get; init; }

    /// <summary>The error that events report; null if there is none.</summary>
    public string? Error { get; init; }

    /// <summary>Whether flags may be missing because the server failed to compute them.</summary>
    public bool HasComputeErrors { get; init; }

    /// <summary>Whether the server allows minimal events for reads of these flags.</summary>
    public bool AllowsMinimalEvents { get; init; }

    /// <summary>The server's id for this evaluation.</summary>
    public string? RequestId { get; init; }

    /// <summary>When the evaluation took place, in milliseconds since 1970.</summary>
    public long? EvaluatedAt { get; init; }

    /// <summary>Whether the server answered with flags, even if only some.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Whether a flag that is neither in the flags nor in the failed keys does not exist.</summary>
    public bool IsComplete => IsAnswered && !HasComputeErrors;
}
