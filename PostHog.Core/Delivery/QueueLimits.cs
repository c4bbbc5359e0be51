namespace PostHog.Delivery;

/// <summary>How many events and bytes a queue holds, and when and in what batch sizes they are sent.</summary>
internal sealed record QueueLimits(
    int MaxQueueSize,
    long MaxBytes,
    int FlushAt,
    int MaxBatchSize,
    TimeSpan FlushInterval
);
