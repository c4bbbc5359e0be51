namespace PostHog.Delivery;

/// <summary>How many events a queue holds, and when and in which portions it lets them go.</summary>
internal sealed record QueueLimits(
    int MaxQueueSize,
    int FlushAt,
    int MaxBatchSize,
    TimeSpan FlushInterval
);
