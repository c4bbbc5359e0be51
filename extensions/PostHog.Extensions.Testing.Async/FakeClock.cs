using PostHog.Time;

namespace PostHog.Async.Testing;

/// <summary>
/// The clock of the clients of a <see cref="FakePostHog"/>. It stands still until a test moves it. Where a client waits
/// between attempts, no time passes: the clock moves on by it instead. Thread-safe.
/// </summary>
public sealed class FakeClock
{
    /// <summary>Where every fake clock starts: 1 January 2025, 00:00 UTC.</summary>
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ManualClock _clock = new(Start);

    internal FakeClock() { }

    /// <summary>The time now.</summary>
    public DateTimeOffset UtcNow => _clock.UtcNow;

    /// <summary>The waits of clients so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => _clock.Waits;

    /// <summary>Moves the clock forward.</summary>
    /// <param name="duration">By how much.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative, or ends after the
    /// year 9999.</exception>
    public void Advance(TimeSpan duration)
    {
        if (duration > DateTimeOffset.MaxValue - UtcNow)
        {
            throw new ArgumentOutOfRangeException(
                nameof(duration),
                duration,
                "Time ends with the year 9999."
            );
        }

        if (duration < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(duration),
                duration,
                "Time moves forward."
            );
        }

        _clock.Advance(duration);
    }

    /// <summary>The clock as the clients see it.</summary>
    internal Clock Clock => _clock;
}
