namespace PostHog;

/// <summary>
/// How things stand with the definitions of feature flags that this process evaluates. Immutable and safe to share; ask the
/// client again for a newer one.
/// </summary>
public sealed class LocalEvaluationStatus
{
    internal LocalEvaluationStatus() { }

    /// <summary>Whether flags are evaluated in this process at all: whether there is a <see cref="PostHogOptions.SecretKey"/> or a provider of definitions.</summary>
    public bool IsEnabled { get; internal init; }

    /// <summary>Whether definitions are loaded. While they are not, the server evaluates every flag.</summary>
    public bool IsReady { get; internal init; }

    /// <summary>When the definitions were last loaded, or found to be the newest ones still; null when they never were.</summary>
    public DateTimeOffset? LoadedAt { get; internal init; }

    /// <summary>How long ago <see cref="LoadedAt"/> was when this status was made; null when definitions were never loaded.</summary>
    public TimeSpan? Age { get; internal init; }

    /// <summary>How many flags the definitions hold.</summary>
    public int FlagCount { get; internal init; }

    /// <summary>The flags among them that cannot be evaluated here, each with the reason. The server evaluates them.</summary>
    public IReadOnlyList<UnusableFlag> UnusableFlags { get; internal init; } = [];

    /// <summary>How often definitions were asked for, successfully or not.</summary>
    public long Polls { get; internal init; }

    /// <summary>How often the answer was that nothing had changed.</summary>
    public long UnchangedPolls { get; internal init; }

    /// <summary>Why definitions could not be loaded the last time; null when they could.</summary>
    public PostHogFailure? LastError { get; internal init; }
}
