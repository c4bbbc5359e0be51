namespace PostHog.Delivery;

/// <summary>What an attempt means for its batch.</summary>
internal enum AttemptDecisionKind
{
    /// <summary>Every event is settled, and every one was delivered.</summary>
    Delivered,

    /// <summary>Not now: try the pending events again after a wait.</summary>
    Again,

    /// <summary>The attempt was broken off from here: try the pending events again after a wait, or when somebody asks.</summary>
    CutShort,

    /// <summary>Too large as it is: go on with two halves.</summary>
    Split,

    /// <summary>Every event is settled, and at least one was not delivered, or is not known to be.</summary>
    GivenUp,
}
