namespace PostHog.Time;

/// <summary>
/// One reading of a clock: the wall time, which stamps events and can jump, and the monotonic time, which measures
/// durations.
/// </summary>
/// <param name="Utc">The wall time in UTC.</param>
/// <param name="Elapsed">The monotonic time since a fixed, arbitrary start; it never goes back.</param>
internal readonly record struct ClockReading(DateTimeOffset Utc, TimeSpan Elapsed)
{
    /// <summary>Returns what the same clock reads after this much time.</summary>
    public static ClockReading operator +(ClockReading reading, TimeSpan time) =>
        new(reading.Utc + time, reading.Elapsed + time);
}
