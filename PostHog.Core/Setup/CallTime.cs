namespace PostHog.Setup;

// Facts: event-timestamp.
/// <summary>Reads the timeout that a caller passes to a call.</summary>
internal static class CallTime
{
    // The longest time that the timers of every runtime accept.
    private static readonly TimeSpan Max = TimeSpan.FromMilliseconds(int.MaxValue);

    private static readonly TimeSpan Infinite = TimeSpan.FromMilliseconds(-1);

    /// <summary>
    /// Returns the time limit; null if there is none, or if it is infinite or longer than timers accept.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative and not infinite.</exception>
    public static TimeSpan? Limit(TimeSpan? timeout)
    {
        if (timeout == Infinite || timeout > Max)
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
