namespace PostHog.Time;

// Facts: retry-back-off.
/// <summary>Exponential back-off: the delay doubles after each further failure, up to a limit.</summary>
/// <param name="First">The delay after the first failure.</param>
/// <param name="Max">The limit.</param>
internal readonly record struct BackOff(TimeSpan First, TimeSpan Max)
{
    /// <summary>
    /// The largest share of a delay that jitter adds, so that clients that failed together do not retry together.
    /// </summary>
    public const double JitterShare = 0.1;

    private const int MaxDoublings = 30;

    /// <summary>Returns the delay after a number of failures, at least 1.</summary>
    public TimeSpan After(int failures)
    {
        var ticks = First.Ticks * Math.Pow(2, Math.Min(failures - 1, MaxDoublings));
        return ticks < Max.Ticks ? TimeSpan.FromTicks((long)ticks) : Max;
    }

    /// <summary>Adds jitter to a delay.</summary>
    /// <param name="delay">The delay.</param>
    /// <param name="random">A random number from 0 up to 1.</param>
    /// <param name="share">The largest share of the delay that is added.</param>
    public static TimeSpan AddJitter(TimeSpan delay, double random, double share = JitterShare) =>
        delay + TimeSpan.FromTicks((long)(delay.Ticks * share * random));
}
