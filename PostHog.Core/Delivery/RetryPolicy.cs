using PostHog.Time;

namespace PostHog.Delivery;

// Facts: v1-billing-limit, v1-retry-statuses, retry-after, retry-back-off.
/// <summary>
/// How often a delivery is retried, and after what delay. Arithmetic only: time and random numbers are arguments.
/// </summary>
internal sealed record RetryPolicy(int MaxRetries)
{
    /// <summary>The number of retries of a capture call if the options do not set it.</summary>
    public const int DefaultMaxRetries = 3;

    /// <summary>The number of retries of queued events if the options do not set it.</summary>
    public const int DefaultQueueRetries = 10;

    /// <summary>No wait is longer than this before jitter, whatever the server requests.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(30);

    private static readonly BackOff Delays = new(TimeSpan.FromSeconds(1), MaxDelay);

    private static readonly BackOff DrainPauses = new(
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(400)
    );

    /// <summary>Whether another attempt is allowed after the given number.</summary>
    public bool AllowsAnother(int attempts) => attempts <= MaxRetries;

    /// <summary>
    /// Returns the wait after a failed attempt: the longer of the client's back-off and what the server requested.
    /// </summary>
    /// <param name="attempts">The number of failed attempts, at least 1.</param>
    /// <param name="retryAfter">The wait that the server requested.</param>
    /// <param name="jitter">A random number from 0 (inclusive) to 1 (exclusive).</param>
    public static TimeSpan DelayAfter(int attempts, TimeSpan? retryAfter, double jitter)
    {
        var backOff = Delays.After(attempts);
        var asked = retryAfter > MaxDelay ? MaxDelay : retryAfter;
        var wait = asked > backOff ? asked.Value : backOff;
        return BackOff.AddJitter(wait, jitter);
    }

    /// <summary>
    /// Returns the wait between two rounds of a drain, when the client closes or the process ends: long enough for a
    /// server to restart, short enough for several attempts in the two seconds available.
    /// </summary>
    /// <param name="round">The number of rounds so far, at least 1.</param>
    public static TimeSpan PauseInDrain(int round) => DrainPauses.After(round);
}
