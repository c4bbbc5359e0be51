namespace PostHog.Flags.Loading;

/// <summary>What came of one load, and why, where it failed.</summary>
internal sealed record LoadResult(LoadOutcome Outcome, PostHogFailure? Failure)
{
    /// <summary>Why the load before this one failed; null where it did not, or there was none.</summary>
    public PostHogFailure? Before { get; init; }

    /// <summary>Whether the load ended with its client, which nobody has to be told.</summary>
    public bool IsEndOfClient => Failure?.Kind == PostHogFailureKind.ClientClosed;

    /// <summary>Whether this load failed as the one before it.</summary>
    public bool IsRepeated =>
        Failure is not null
        && Before?.Kind == Failure.Kind
        && Before.StatusCode == Failure.StatusCode
        && Before.Message == Failure.Message;

    /// <summary>Whether this load succeeded after one that failed.</summary>
    public bool IsRecovery => Failure is null && Before is not null && IsRefresh;

    /// <summary>Whether the definitions in use are known to be the newest.</summary>
    public bool IsRefresh => Outcome is LoadOutcome.Replaced or LoadOutcome.Confirmed;

    /// <summary>Whether there merely was nothing to read in a shared store.</summary>
    public bool IsNothingShared => ReferenceEquals(Failure, DefinitionsFailures.NothingShared);

    /// <summary>Whether a quota was the reason that definitions were cleared, and not the key.</summary>
    public bool IsQuota => Failure?.Kind == PostHogFailureKind.QuotaLimited;
}
