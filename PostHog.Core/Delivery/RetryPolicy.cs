using PostHog.Time;

namespace PostHog.Delivery;

// Facts: v1-billing-limit, v1-retry-statuses, retry-after, retry-back-off.
/// <summary>How often a delivery is tried again, and after how long. Arithmetic only: time and random numbers are arguments.</summary>
internal sealed record RetryPolicy(int MaxRetries)
{
    /// <summary>Retries of a delivered call when the options leave them unset.</summary>
    public const int DefaultMaxRetries = 3;

    /// <summary>Retries of queued events when the options leave them unset.</summary>
    public const int DefaultQueueRetries = 10;

    /// <summary>No wait is longer than this before jitter, whatever the server asks for.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private static readonly BackOff Delays = new(TimeSpan.FromSeconds(1), LongestDelay);

    private static readonly BackOff DrainPauses = new(
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(400)
    );

    /// <summary>Whether another attempt is allowed after this many.</summary>
    public bool AllowsAnother(int attempts) => attempts <= MaxRetries;

    /// <summary>Returns the wait after an attempt failed: the longer of our own back-off and what the server asked for.</summary>
    /// <param name="attempts">How many attempts have failed, at least 1.</param>
    /// <param name="retryAfter">What the server asked for.</param>
    /// <param name="jitter">A random number from 0 up to 1.</param>
    public static TimeSpan DelayAfter(int attempts, TimeSpan? retryAfter, double jitter)
    {
        var backOff = Delays.After(attempts);
        var asked = retryAfter < LongestDelay ? retryAfter.Value : LongestDelay;
        var wait = retryAfter is not null && asked > backOff ? asked : backOff;
        return BackOff.AddJitter(wait, jitter);
    }

    /// <summary>
    /// Returns the wait between two rounds of a drain, when the client closes or the process ends: long enough for a server
    /// that restarts, short enough for several attempts in the two seconds there are.
    /// </summary>
    /// <param name="round">How many rounds there were, at least 1.</param>
    public static TimeSpan PauseInDrain(int round) => DrainPauses.After(round);
}
