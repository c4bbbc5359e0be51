namespace PostHog.Time;

/// <summary>The seam through which everything that tells or spends time goes.</summary>
internal abstract partial class Clock
{
    /// <summary>Wall time in UTC: stamps events, measures nothing. It may be set back or forward at any moment.</summary>
    public abstract DateTimeOffset UtcNow { get; }

    /// <summary>Monotonic time since a fixed, arbitrary start: measures durations. It never goes back.</summary>
    public abstract TimeSpan Elapsed { get; }

    /// <summary>Both times now.</summary>
    public ClockReading Now => new(UtcNow, Elapsed);

    /// <summary>
    /// Lets a clock make the pause itself. True means the pause is over; false, which is what real
    /// clocks say, leaves the waiting to the caller.
    /// </summary>
    public virtual bool TryPause(TimeSpan duration) => false;

    /// <summary>
    /// Arranges for a call once this much time has passed. Null, which is what the machine's clock returns, leaves the
    /// timing to the caller's own wait.
    /// </summary>
    public virtual IDisposable? WakeAfter(TimeSpan duration, Action wake) => null;
}
