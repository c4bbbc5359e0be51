using PostHog.Time;

namespace PostHog.Testing;

/// <summary>
/// A clock that moves only when told. A pause on it is noted, moves it and is over at once, so that tests of waiting are
/// the same in both colours and never wait.
/// </summary>
internal sealed class FakeTime : Clock
{
    /// <summary>Where every fake clock starts.</summary>
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _pauses = [];
    private DateTimeOffset _now = Start;

    public override DateTimeOffset UtcNow
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    /// <summary>Every pause taken, in order.</summary>
    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (_gate)
            {
                return [.. _pauses];
            }
        }
    }

    /// <summary>Called after each pause, for tests in which something happens meanwhile.</summary>
    public Action? OnPause { get; set; }

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan duration)
    {
        lock (_gate)
        {
            _now += duration;
        }
    }

    public override bool TryPause(TimeSpan duration)
    {
        lock (_gate)
        {
            _pauses.Add(duration);
            _now += duration;
        }

        OnPause?.Invoke();
        return true;
    }
}
