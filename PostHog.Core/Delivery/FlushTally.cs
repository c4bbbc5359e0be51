namespace PostHog.Delivery;

/// <summary>
/// Adds up what became of the events of a lane, whoever sent them: what a flush did is the difference to where it began.
/// Safe for use by many threads.
/// </summary>
internal sealed class FlushTally
{
    private readonly object _gate = new();
    private int _delivered;
    private int _givenUp;
    private PostHogFailure? _failure;

    /// <summary>Takes the events that an attempt, or the lack of one, settled.</summary>
    public void Add(IReadOnlyList<Settlement> settled, PostHogFailure? failure)
    {
        lock (_gate)
        {
            foreach (var settlement in settled)
            {
                if (settlement.Verdict.Outcome == DeliveryOutcome.Delivered)
                {
                    _delivered++;
                }
                else
                {
                    _givenUp++;
                }
            }

            _failure = failure;
        }
    }

    /// <summary>Returns where the counts stand now, as the beginning of a flush.</summary>
    public (int Delivered, int GivenUp) Begin()
    {
        lock (_gate)
        {
            _failure = null;
            return (_delivered, _givenUp);
        }
    }

    /// <summary>Returns what became of events since then.</summary>
    public FlushResult Since((int Delivered, int GivenUp) begin, int stillQueued, bool timedOut)
    {
        lock (_gate)
        {
            return new FlushResult(
                _delivered - begin.Delivered,
                stillQueued,
                _givenUp - begin.GivenUp,
                timedOut,
                _failure
            );
        }
    }
}
