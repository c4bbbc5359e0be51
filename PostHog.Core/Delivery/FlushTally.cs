namespace PostHog.Delivery;

/// <summary>
/// Counts what became of the events of a queue. The result of a flush is the difference from the counts at its
/// beginning. Thread-safe.
/// </summary>
internal sealed class FlushTally
{
    private readonly object _gate = new();
    private int _delivered;
    private int _givenUp;
    private int _spooled;
    private PostHogFailure? _failure;

    /// <summary>Adds events that were settled, with or without an attempt.</summary>
    public void Add(IReadOnlyList<SettledEvent> settled, PostHogFailure? failure)
    {
        var delivered = settled.Count(one => one.Outcome == DeliveryOutcome.Delivered);
        var spooled = settled.Count(one => one.IsSpooled);
        lock (_gate)
        {
            _delivered += delivered;
            _spooled += spooled;
            _givenUp += settled.Count - delivered - spooled;
            _failure = failure;
        }
    }

    /// <summary>Returns the current counts, as the beginning of a flush.</summary>
    public FlushMark Begin()
    {
        lock (_gate)
        {
            _failure = null;
            return new FlushMark(_delivered, _givenUp, _spooled);
        }
    }

    /// <summary>Returns what became of events since a flush began.</summary>
    public FlushResult Since(FlushMark begin, int stillQueued, bool timedOut)
    {
        lock (_gate)
        {
            return new(
                _delivered - begin.Delivered,
                stillQueued,
                _givenUp - begin.GivenUp,
                timedOut,
                _failure,
                _spooled - begin.Spooled
            );
        }
    }

    /// <summary>Adds up the results of one flush for two queues.</summary>
    public static FlushResult Sum(FlushResult first, FlushResult second) =>
        new(
            first.Delivered + second.Delivered,
            first.StillQueued + second.StillQueued,
            first.GivenUp + second.GivenUp,
            first.TimedOut || second.TimedOut,
            first.Failure ?? second.Failure,
            first.Spooled + second.Spooled
        );
}
