namespace PostHog.Delivery;

/// <summary>
/// Counts what became of the events of a queue. The result of a flush is the difference from the counts at its
/// beginning. Not thread-safe: the queue synchronises access.
/// </summary>
internal sealed class FlushTally
{
    private int _delivered;
    private int _givenUp;
    private PostHogFailure? _failure;

    /// <summary>Adds events that were settled, with or without an attempt.</summary>
    public void Add(IReadOnlyList<SettledEvent> settled, PostHogFailure? failure)
    {
        var delivered = settled.Count(one => one.Verdict.Outcome == DeliveryOutcome.Delivered);
        _delivered += delivered;
        _givenUp += settled.Count - delivered;
        _failure = failure;
    }

    /// <summary>Returns the current counts, as the beginning of a flush.</summary>
    public FlushMark Begin()
    {
        _failure = null;
        return new FlushMark(_delivered, _givenUp);
    }

    /// <summary>Returns what became of events since a flush began.</summary>
    public FlushResult Since(FlushMark begin, int stillQueued, bool timedOut) =>
        new(
            _delivered - begin.Delivered,
            stillQueued,
            _givenUp - begin.GivenUp,
            timedOut,
            _failure
        );

    /// <summary>Adds up the results of one flush for two queues.</summary>
    public static FlushResult Sum(FlushResult first, FlushResult second) =>
        new(
            first.Delivered + second.Delivered,
            first.StillQueued + second.StillQueued,
            first.GivenUp + second.GivenUp,
            first.TimedOut || second.TimedOut,
            first.Failure ?? second.Failure
        );
}
