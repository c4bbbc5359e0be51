using PostHog.Time;

namespace PostHog.TestKit;

/// <summary>
/// A clock that moves only when told. A pause on it is noted, moves it and is over at once, so that tests of waiting are
/// the same in both clients and never wait.
/// </summary>
/// <param name="start">Where it stands at first; <see cref="Start"/> unless said.</param>
internal sealed class FakeTime(DateTimeOffset? start = null) : Clock
{
    /// <summary>Where every fake clock starts.</summary>
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly List<TimeSpan> _pauses = [];
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = start ?? Start;
    private TimeSpan _elapsed;

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
    public void Advance(TimeSpan duration) => Move(duration, isPause: false);

    /// <summary>Sets the wall clock forward, or back by a negative step, as an administrator or a time server does.</summary>
    public void StepWallClock(TimeSpan step)
    {
        lock (_gate)
        {
            _now += step;
        }
    }

    /// <summary>
    /// Moves the clock once somebody waits for that, or for less, so that a worker that is about to wait is not missed.
    /// </summary>
    /// <exception cref="TimeoutException">Nobody ever waited.</exception>
    public void AdvanceOnceAwaited(TimeSpan duration)
    {
        List<Alarm> due;
        lock (_gate)
        {
            // One step: whoever waits at this moment is woken by it, even if it would not have waited any longer.
            var until = _elapsed + duration;
            WaitFor(alarm => alarm.Due <= until);
            due = TakeDue(duration);
        }

        due.ForEach(alarm => alarm.Wake());
    }

    /// <summary>Returns once somebody waits until exactly this long after the start.</summary>
    /// <exception cref="TimeoutException">Nobody ever did.</exception>
    public void WaitForAlarm(TimeSpan due) => WaitFor(alarm => alarm.Due == due);

    public override bool TryPause(TimeSpan duration)
    {
        Move(duration, isPause: true);
        OnPause?.Invoke();
        return true;
    }

    public override IDisposable WakeAfter(TimeSpan duration, Action wake)
    {
        var alarm = new Alarm(this, Elapsed + duration, wake);
        lock (_gate)
        {
            _alarms.Add(alarm);
            Monitor.PulseAll(_gate);
        }

        return alarm;
    }

    private void WaitFor(Func<Alarm, bool> wanted)
    {
        lock (_gate)
        {
            while (!_alarms.Any(wanted))
            {
                if (!Monitor.Wait(_gate, Patience))
                {
                    throw new TimeoutException("Nobody waits for this clock.");
                }
            }
        }
    }

    private void Move(TimeSpan duration, bool isPause)
    {
        List<Alarm> due;
        lock (_gate)
        {
            if (isPause)
            {
                _pauses.Add(duration);
            }

            due = TakeDue(duration);
        }

        due.ForEach(alarm => alarm.Wake());
    }

    private List<Alarm> TakeDue(TimeSpan duration)
    {
        _now += duration;
        _elapsed += duration;
        List<Alarm> due = [.. _alarms.Where(alarm => alarm.Due <= _elapsed)];
        _alarms.RemoveAll(due.Contains);
        return due;
    }

    private sealed class Alarm(FakeTime time, TimeSpan due, Action wake) : IDisposable
    {
        public TimeSpan Due => due;

        public void Wake() => wake();

        public void Dispose()
        {
            lock (time._gate)
            {
                time._alarms.Remove(this);
            }
        }
    }
}
