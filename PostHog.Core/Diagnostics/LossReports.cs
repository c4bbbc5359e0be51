using PostHog.Time;

namespace PostHog.Diagnostics;

/// <summary>
/// Decides when the error callback is called. It may itself cause losses on a thread that does not show it, without end;
/// so losses that come too fast wait and are reported together. Thread-safe.
/// </summary>
internal sealed class LossReports(Clock clock)
{
    /// <summary>The number of reports that may follow each other without a pause.</summary>
    public const int Burst = 100;

    /// <summary>The time between two reports after that.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    // More than that is reported early, so that what waits stays small.
    private const int MaxWaiting = 10_000;

    private static readonly TimeSpan Credit = TimeSpan.FromTicks(Interval.Ticks * (Burst - 1));

    private readonly object _gate = new();
    private readonly List<Loss> _waiting = [];
    private int _waitingEvents;
    private TimeSpan _usedUntil = TimeSpan.MinValue;

    /// <summary>The time until what waits is due; null if nothing waits.</summary>
    public TimeSpan? TimeUntilDue
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count == 0 ? null : Later(TimeSpan.Zero, Pause);
            }
        }
    }

    /// <summary>Adds a loss; returns what is to be reported now, or nothing if it has to wait.</summary>
    public IReadOnlyList<Loss> Add(Loss loss)
    {
        lock (_gate)
        {
            _waiting.Add(loss);
            _waitingEvents += loss.Verdicts.Count;
            return TakeIfDue();
        }
    }

    /// <summary>Returns what waits, if it is due.</summary>
    public IReadOnlyList<Loss> TakeDue()
    {
        lock (_gate)
        {
            return _waiting.Count == 0 ? [] : TakeIfDue();
        }
    }

    /// <summary>Returns everything that waits.</summary>
    public IReadOnlyList<Loss> TakeAll()
    {
        lock (_gate)
        {
            return Take();
        }
    }

    private TimeSpan Pause =>
        _usedUntil == TimeSpan.MinValue ? TimeSpan.Zero : _usedUntil - Credit - clock.Elapsed;

    private IReadOnlyList<Loss> TakeIfDue()
    {
        if (Pause > TimeSpan.Zero && _waitingEvents < MaxWaiting)
        {
            return [];
        }

        // Early reports do not delay those that follow without end.
        var now = clock.Elapsed;
        _usedUntil = Earlier(Later(_usedUntil, now), now + Credit) + Interval;
        return Take();
    }

    private IReadOnlyList<Loss> Take()
    {
        var taken = Loss.Combine([.. _waiting]);
        _waiting.Clear();
        _waitingEvents = 0;
        return taken;
    }

    private static TimeSpan Earlier(TimeSpan first, TimeSpan second) =>
        first < second ? first : second;

    private static TimeSpan Later(TimeSpan first, TimeSpan second) =>
        first > second ? first : second;
}
