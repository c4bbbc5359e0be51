namespace PostHog.Delivery;

/// <summary>What an attempt means for its batch.</summary>
internal enum VerdictKind
{
    /// <summary>The server took the batch.</summary>
    Delivered,

    /// <summary>Not now: try the same events again after a wait.</summary>
    Again,

    /// <summary>Never: no further attempt will help, or none is left.</summary>
    GivenUp,
}
