using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Flags.Loading;

// Facts: definitions-status-codes.
/// <summary>
/// Decides when definitions are requested again: at regular intervals with jitter, so that many clients do not request
/// at the same moment, and less often after each failure. Clients that started together, or failed together, are spread.
/// </summary>
/// <param name="interval">The time between two requests; zero or less means that there is no next request.</param>
internal sealed class PollSchedule(TimeSpan interval)
{
    /// <summary>The longest wait after failures, unless the interval is longer.</summary>
    public static readonly TimeSpan MaxBackOff = TimeSpan.FromMinutes(5);

    /// <summary>The longest wait that the server can ask for.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    // The largest share of the wait that is added after a failure.
    private const double FailureJitterShare = 0.5;

    private readonly BackOff _waits = new(interval, interval > MaxBackOff ? interval : MaxBackOff);

    /// <summary>Returns how long to wait; null if there is no next request.</summary>
    /// <param name="failures">The number of consecutive failures.</param>
    /// <param name="retryAfter">The <c>Retry-After</c> header of the last response.</param>
    /// <param name="now">The wall time, for a <c>Retry-After</c> with a date.</param>
    /// <param name="jitter">A random number from 0 up to 1.</param>
    /// <param name="isFirst">Whether definitions were loaded for the first time.</param>
    public TimeSpan? Next(
        int failures,
        string? retryAfter,
        DateTimeOffset now,
        double jitter,
        bool isFirst = false
    )
    {
        if (interval <= TimeSpan.Zero)
        {
            return null;
        }

        var wait = _waits.After(Math.Max(failures, 1));
        if (RetryAfter.Read(retryAfter, now) is { } asked && asked > wait)
        {
            wait = asked < MaxRetryAfter ? asked : MaxRetryAfter;
        }

        return failures > 0 ? BackOff.AddJitter(wait, jitter, FailureJitterShare)
            : isFirst ? Spread(wait, jitter)
            : BackOff.AddJitter(wait, jitter);
    }

    // From half of the wait to one and a half, so that a fleet that was started at once asks evenly from then on.
    private static TimeSpan Spread(TimeSpan wait, double random) =>
        TimeSpan.FromTicks((long)(wait.Ticks * (random < 0.5 ? 1 + random : random)));
}
