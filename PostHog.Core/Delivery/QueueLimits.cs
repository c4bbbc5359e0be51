namespace PostHog.Delivery;

/// <summary>How many events and bytes a queue holds, and when and in what batch sizes they are sent.</summary>
internal sealed record QueueLimits(
    int MaxQueueSize,
    long MaxBytes,
    int FlushAt,
    int MaxBatchSize,
    TimeSpan FlushInterval
)
{
    /// <summary>
    /// Whether the events of the batch that is out keep their place, so that none is given up when it comes back: with
    /// a spool, which takes the newest events instead.
    /// </summary>
    public bool ReservesPlaces { get; init; }
}
