namespace PostHog.Time;

/// <summary>The source of wall time, monotonic time and timers.</summary>
internal abstract partial class Clock
{
    /// <summary>
    /// Gets the wall time in UTC, which stamps events. It can jump forward or back; do not use it to measure durations.
    /// </summary>
    public abstract DateTimeOffset UtcNow { get; }

    /// <summary>
    /// Gets the monotonic time since a fixed, arbitrary start, for measuring durations. It never goes back.
    /// </summary>
    public abstract TimeSpan Elapsed { get; }

    /// <summary>Gets both times now.</summary>
    public ClockReading Now => new(UtcNow, Elapsed);

    /// <summary>
    /// Lets the clock make the pause itself. Returns true if the pause is over, or false if the caller has to wait, as
    /// with real clocks.
    /// </summary>
    public virtual bool TryPause(TimeSpan duration) => false;

    /// <summary>
    /// Calls <paramref name="wake"/> once this much time has passed. Returns null, as the system clock does, if the
    /// caller has to time its own wait.
    /// </summary>
    public virtual IDisposable? WakeAfter(TimeSpan duration, Action wake) => null;
}
