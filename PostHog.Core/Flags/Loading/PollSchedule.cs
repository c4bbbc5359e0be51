using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Flags.Loading;

// Facts: definitions-status-codes.
/// <summary>
/// Decides when definitions are requested again: at regular intervals with jitter, so that many clients do not request
/// at the same moment, and less often after each failure.
/// </summary>
/// <param name="interval">The time between two requests; zero or less means that there is no next request.</param>
internal sealed class PollSchedule(TimeSpan interval)
{
    /// <summary>The longest wait after failures, unless the interval is longer.</summary>
    public static readonly TimeSpan MaxBackOff = TimeSpan.FromMinutes(5);

    /// <summary>The longest wait that the server can ask for.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(1);

    private readonly BackOff _waits = new(interval, interval > MaxBackOff ? interval : MaxBackOff);

    /// <summary>Returns how long to wait; null if there is no next request.</summary>
    /// <param name="failures">The number of consecutive failures.</param>
    /// <param name="retryAfter">The <c>Retry-After</c> header of the last response.</param>
    /// <param name="now">The wall time, for a <c>Retry-After</c> with a date.</param>
    /// <param name="jitter">A random number from 0 up to 1.</param>
    public TimeSpan? Next(int failures, string? retryAfter, DateTimeOffset now, double jitter)
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

        return BackOff.AddJitter(wait, jitter);
    }
}
