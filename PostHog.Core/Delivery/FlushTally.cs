namespace PostHog.Delivery;

/// <summary>
/// Adds up what became of the events of a queue: what a flush did is the difference to where it began.
/// Not safe for use by many threads: the queue sees to that.
/// </summary>
internal sealed class FlushTally
{
    private int _delivered;
    private int _givenUp;
    private PostHogFailure? _failure;

    /// <summary>Takes the events that an attempt, or the lack of one, settled.</summary>
    public void Add(IReadOnlyList<SettledEvent> settled, PostHogFailure? failure)
    {
        var delivered = settled.Count(one => one.Verdict.Outcome == DeliveryOutcome.Delivered);
        _delivered += delivered;
        _givenUp += settled.Count - delivered;
        _failure = failure;
    }

    /// <summary>Returns where the counts stand now, as the beginning of a flush.</summary>
    public FlushMark Begin()
    {
        _failure = null;
        return new FlushMark(_delivered, _givenUp);
    }

    /// <summary>Returns what became of events since then.</summary>
    public FlushResult Since(FlushMark begin, int stillQueued, bool timedOut) =>
        new(
            _delivered - begin.Delivered,
            stillQueued,
            _givenUp - begin.GivenUp,
            timedOut,
            _failure
        );

    /// <summary>Adds up what one flush did to two queues.</summary>
    public static FlushResult Sum(FlushResult first, FlushResult second) =>
        new(
            first.Delivered + second.Delivered,
            first.StillQueued + second.StillQueued,
            first.GivenUp + second.GivenUp,
            first.TimedOut || second.TimedOut,
            first.Failure ?? second.Failure
        );
}
