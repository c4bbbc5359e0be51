namespace PostHog.Flags.Loading;

/// <summary>The result of one load, and why it failed if it did.</summary>
internal sealed record LoadResult(LoadOutcome Outcome, PostHogFailure? Failure)
{
    /// <summary>Why the previous load failed; null if it did not, or if there was none.</summary>
    public PostHogFailure? Before { get; init; }

    /// <summary>Whether the load ended because its client was closed, which is not logged.</summary>
    public bool IsEndOfClient => Failure?.Kind == PostHogFailureKind.ClientClosed;

    /// <summary>Whether this load failed in the same way as the previous one.</summary>
    public bool IsRepeated =>
        Failure is not null
        && Before?.Kind == Failure.Kind
        && Before.StatusCode == Failure.StatusCode
        && Before.Message == Failure.Message;

    /// <summary>Whether this load succeeded after a failed one.</summary>
    public bool IsRecovery => Failure is null && Before is not null && IsRefresh;

    /// <summary>Whether the definitions in use are known to be current.</summary>
    public bool IsRefresh => Outcome is LoadOutcome.Replaced or LoadOutcome.Confirmed;

    /// <summary>Whether a shared store simply had nothing to read.</summary>
    public bool IsNothingShared => ReferenceEquals(Failure, DefinitionsFailures.NothingShared);

    /// <summary>Whether definitions were cleared because of a quota, rather than the key.</summary>
    public bool IsQuota => Failure?.Kind == PostHogFailureKind.QuotaLimited;
}
