namespace PostHog.Delivery;

/// <summary>How many events and bytes a queue holds, and when and in which portions it lets them go.</summary>
internal sealed record QueueLimits(
    int MaxQueueSize,
    long MaxBytes,
    int FlushAt,
    int MaxBatchSize,
    TimeSpan FlushInterval
);
