namespace PostHog.Setup;

// Facts: event-timestamp.
/// <summary>Reads the time that a caller gives a call.</summary>
internal static class CallTime
{
    // The longest time that timers of every runtime take.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private static readonly TimeSpan Infinite = TimeSpan.FromMilliseconds(-1);

    /// <summary>Returns the limit; null when there is none, which a time longer than any timer's counts as.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, and not infinite.</exception>
    public static TimeSpan? Limit(TimeSpan? timeout)
    {
        if (timeout == Infinite || timeout > Longest)
        {
            return null;
        }

        return timeout < TimeSpan.Zero
            ? throw new ArgumentOutOfRangeException(
                nameof(timeout),
                timeout,
                "The time must not be negative."
            )
            : timeout;
    }
}
