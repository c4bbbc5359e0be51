using System.Globalization;
using PostHog.Diagnostics;

namespace PostHog;

/// <summary>
/// The status of the flag definitions that this process evaluates. Immutable and safe to share; get a new one from the
/// client.
/// </summary>
public sealed class LocalEvaluationStatus
{
    internal LocalEvaluationStatus() { }

    /// <summary>
    /// Whether this process evaluates flags: whether there is a <see cref="PostHogOptions.SecretKey"/> or a definition
    /// provider.
    /// </summary>
    public bool IsEnabled { get; internal init; }

    /// <summary>Whether definitions are loaded. While they are not, the server evaluates every flag.</summary>
    public bool IsReady { get; internal init; }

    /// <summary>When the definitions were last loaded or found to be unchanged; null if never.</summary>
    public DateTimeOffset? LoadedAt { get; internal init; }

    /// <summary>
    /// The time between <see cref="LoadedAt"/> and this status; null if definitions were never loaded.
    /// </summary>
    public TimeSpan? Age { get; internal init; }

    /// <summary>The number of flags in the definitions.</summary>
    public int FlagCount { get; internal init; }

    /// <summary>
    /// The flags among them that cannot be evaluated here, each with the reason. The server evaluates them.
    /// </summary>
    public IReadOnlyList<UnusableFlag> UnusableFlags { get; internal init; } = [];

    /// <summary>The flags with a payload that is not JSON.</summary>
    internal IReadOnlyList<string> UnreadablePayloads { get; init; } = [];

    /// <summary>The number of times definitions were requested, successfully or not.</summary>
    public long Polls { get; internal init; }

    /// <summary>The number of responses that reported no change.</summary>
    public long UnchangedPolls { get; internal init; }

    /// <summary>Why the last load failed; null if it succeeded.</summary>
    public PostHogFailure? LastFailure { get; internal init; }

    /// <summary>Returns the status on one line.</summary>
    public override string ToString()
    {
        if (!IsEnabled)
        {
            return "off: neither SecretKey nor a provider of definitions is set";
        }

        var state = IsReady
            ? string.Format(
                CultureInfo.InvariantCulture,
                "ready: {0}, of which {1} left to the server, loaded {2:0} s ago",
                Quantity.Of(FlagCount, "flag"),
                UnusableFlags.Count,
                Age?.TotalSeconds
            )
            : string.Format(
                CultureInfo.InvariantCulture,
                "not ready after {0}",
                Quantity.Of((int)Math.Min(Polls, int.MaxValue), "poll")
            );
        return LastFailure is null ? state : $"{state}; {LastFailure}";
    }
}
