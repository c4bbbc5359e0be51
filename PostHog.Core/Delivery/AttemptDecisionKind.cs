namespace PostHog.Delivery;

/// <summary>What an attempt means for its batch.</summary>
internal enum AttemptDecisionKind
{
    /// <summary>Every event is settled and was delivered.</summary>
    Delivered,

    /// <summary>Send the pending events again after a wait.</summary>
    Retry,

    /// <summary>
    /// This process ended the attempt early: send the pending events again after a wait, or at the next flush.
    /// </summary>
    Interrupted,

    /// <summary>The batch is too large: send it in two halves.</summary>
    Split,

    /// <summary>Every event is settled, and at least one was not delivered, or is not known to be.</summary>
    GivenUp,
}
