using PostHog.Wire;

namespace PostHog.Flags.Loading;

// Facts: definitions-status-codes.
/// <summary>
/// Decides when definitions are asked for again: at regular times with some chance in them, so that a fleet does not ask in
/// step, and less and less often while that fails.
/// </summary>
/// <param name="interval">The time between two requests; zero or less means that there is no next one.</param>
internal sealed class PollSchedule(TimeSpan interval)
{
    /// <summary>Failures make no wait longer than this, unless the interval is.</summary>
    public static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);

    /// <summary>Nor does the server's asked.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    private const int MostDoublings = 16;
    private const double JitterShare = 0.1;

    /// <summary>How long to wait; null when there is no next time.</summary>
    /// <param name="failures">How many requests failed in a row.</param>
    /// <param name="retryAfter">How long the server asks to be left alone.</param>
    /// <param name="now">Wall time, for a <c>Retry-After</c> that gives a date.</param>
    /// <param name="jitter">A random number from 0 up to 1.</param>
    public TimeSpan? Next(int failures, string? retryAfter, DateTimeOffset now, double jitter)
    {
        if (interval <= TimeSpan.Zero)
        {
            return null;
        }

        var wait = failures > 1 ? BackOff(failures - 1) : interval;
        if (RetryAfter.Read(retryAfter, now) is { } asked && asked > wait)
        {
            wait = asked < LongestRetryAfter ? asked : LongestRetryAfter;
        }

        return wait + TimeSpan.FromTicks((long)(wait.Ticks * JitterShare * jitter));
    }

    private TimeSpan BackOff(int doublings)
    {
        var longest = Math.Max(interval.Ticks, LongestBackOff.Ticks);
        var ticks = interval.Ticks * Math.Pow(2, Math.Min(doublings, MostDoublings));
        return TimeSpan.FromTicks((long)Math.Min(ticks, longest));
    }
}
