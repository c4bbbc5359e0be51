namespace PostHog.Delivery;

/// <summary>How many events a lane holds, and when and in which portions it lets them go.</summary>
internal sealed record LaneLimits(
    int MaxQueueSize,
    int FlushAt,
    int MaxBatchSize,
    TimeSpan FlushInterval
);
