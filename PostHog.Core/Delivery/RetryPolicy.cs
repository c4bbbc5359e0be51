namespace PostHog.Delivery;

// Facts: v1-billing-limit, v1-retry-statuses, retry-after, retry-back-off.
/// <summary>How often a delivery is tried again, and after how long. Arithmetic only: time and chance are arguments.</summary>
internal sealed record RetryPolicy(int MaxRetries)
{
    /// <summary>Retries of a delivered call when the options leave them unset.</summary>
    public const int DefaultMaxRetries = 3;

    /// <summary>Retries of queued events when the options leave them unset.</summary>
    public const int DefaultQueueRetries = 10;

    /// <summary>The wait before the first retry; each further one doubles.</summary>
    public static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    /// <summary>No wait is longer than this before jitter, whatever the server asks for.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    /// <summary>The share of the wait that chance may add, so that clients that failed together do not return together.</summary>
    public const double JitterShare = 0.1;

    // 100, 200, then always 400 ms.
    private static readonly TimeSpan FirstDrainPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether another attempt is allowed after this many.</summary>
    public bool AllowsAnother(int attempts) => attempts <= MaxRetries;

    /// <summary>Returns the wait after an attempt failed: the longer of our own back-off and what the server asked for.</summary>
    /// <param name="attempts">How many attempts have failed, at least 1.</param>
    /// <param name="retryAfter">What the server asked for.</param>
    /// <param name="jitter">A random number from 0 up to 1.</param>
    public static TimeSpan DelayAfter(int attempts, TimeSpan? retryAfter, double jitter)
    {
        var doublings = Math.Min(attempts - 1, 10);
        var backOff = Shorter(TimeSpan.FromTicks(FirstDelay.Ticks << doublings), LongestDelay);
        var asked = Shorter(retryAfter ?? TimeSpan.Zero, LongestDelay);
        var wait = asked > backOff ? asked : backOff;
        return wait + TimeSpan.FromTicks((long)(wait.Ticks * JitterShare * jitter));
    }

    /// <summary>
    /// Returns the wait between two rounds of a drain, when the client closes or the process ends: long enough for a server
    /// that restarts, short enough for several attempts in the two seconds there are.
    /// </summary>
    /// <param name="round">How many rounds there were, at least 1.</param>
    public static TimeSpan PauseInDrain(int round) =>
        TimeSpan.FromTicks(FirstDrainPause.Ticks << Math.Min(round - 1, 2));

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
