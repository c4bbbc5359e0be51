namespace PostHog.Delivery;

/// <summary>What became of an event that was added to a queue.</summary>
internal enum AddOutcome
{
    /// <summary>The event is queued.</summary>
    Added,

    /// <summary>The event is queued, and the worker must check again when the next batch is due.</summary>
    AddedAndDueTimeChanged,

    /// <summary>The queue is full.</summary>
    Full,

    /// <summary>The queue has no room for that many bytes.</summary>
    OutOfBytes,

    /// <summary>The queue is closed.</summary>
    Closed,
}
