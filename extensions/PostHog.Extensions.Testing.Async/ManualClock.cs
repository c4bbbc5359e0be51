using PostHog.Time;

namespace PostHog.Async.Testing;

/// <summary>A clock that moves only when told, or when somebody pauses on it.</summary>
internal sealed class ManualClock(DateTimeOffset start) : Clock
{
    private readonly object _gate = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly List<Alarm> _alarms = [];
    private TimeSpan _elapsed;

    public override DateTimeOffset UtcNow => start + Elapsed;

    public override TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
            {
                return _elapsed;
            }
        }
    }

    /// <summary>The pauses so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
            {
                return [.. _waits];
            }
        }
    }

    /// <summary>Moves the clock and wakes whoever waits for that.</summary>
    public void Advance(TimeSpan duration)
    {
        List<Alarm> due;
        lock (_gate)
        {
            _elapsed += duration;
            due = [.. _alarms.Where(alarm => alarm.Due <= _elapsed)];
            _alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.Wake());
    }

    public override bool TryPause(TimeSpan duration)
    {
        lock (_gate)
        {
            _waits.Add(duration);
        }

        Advance(duration);
        return true;
    }

    public override IDisposable WakeAfter(TimeSpan duration, Action wake)
    {
        lock (_gate)
        {
            var alarm = new Alarm(this, _elapsed + duration, wake);
            _alarms.Add(alarm);
            return alarm;
        }
    }

    private sealed class Alarm(ManualClock clock, TimeSpan due, Action wake) : IDisposable
    {
        public TimeSpan Due => due;

        public void Wake() => wake();

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
            }
        }
    }
}
