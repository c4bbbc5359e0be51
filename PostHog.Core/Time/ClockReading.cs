namespace PostHog.Time;

/// <summary>
/// One reading of a clock: wall time, which stamps events and may be set back or forward, and monotonic time, which every
/// duration goes by.
/// </summary>
/// <param name="Utc">Wall time in UTC.</param>
/// <param name="Elapsed">Monotonic time since a fixed, arbitrary start; it never goes back.</param>
internal readonly record struct ClockReading(DateTimeOffset Utc, TimeSpan Elapsed)
{
    /// <summary>Returns the reading of the same clock after this much time.</summary>
    public static ClockReading operator +(ClockReading reading, TimeSpan time) =>
        new(reading.Utc + time, reading.Elapsed + time);
}
