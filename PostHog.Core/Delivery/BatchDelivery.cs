using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Delivery;

// Facts: v1-results-reading.
/// <summary>
/// The state of one batch: which events are pending, how many attempts were made, and after each attempt what it
/// settled and what comes next. It neither sends nor waits; the caller does both.
/// </summary>
/// <param name="events">The events, in order.</param>
/// <param name="wire">Writes the requests and reads the answers.</param>
/// <param name="policy">How often the batch is retried.</param>
/// <param name="origin">What stays the same for all attempts.</param>
internal sealed class BatchDelivery(
    IReadOnlyList<SerialisedEvent> events,
    CaptureWire wire,
    RetryPolicy policy,
    BatchOrigin origin
)
{
    private static readonly PostHogFailure InterruptedFinally = new(
        PostHogFailureKind.Timeout,
        "The last attempt was cut short before the answer came: a flush, or the closing of the client, ran out of time."
    );

    private readonly BatchEvents _events = new(events);
    private bool _mayHaveArrived;

    /// <summary>The events that are still to be delivered, in order.</summary>
    public IReadOnlyList<SerialisedEvent> Pending => _events.Pending;

    /// <summary>The maximum number of application callbacks that led to a pending event.</summary>
    public int CallbackDepth => _events.CallbackDepth;

    /// <summary>The settled events, with their verdicts.</summary>
    public IReadOnlyList<SettledEvent> Settled => _events.Settled;

    /// <summary>The number of attempts made.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether no attempt follows the next one.</summary>
    public bool IsBeforeLastAttempt => !policy.AllowsAnother(Attempts + 1);

    /// <summary>The monotonic time before which no further attempt is due.</summary>
    public TimeSpan NotBefore { get; private set; }

    /// <summary>Whether <see cref="NotBefore"/> was set by the server, which a flush respects too.</summary>
    public bool ServerAskedToWait { get; private set; }

    /// <summary>Creates the request for the next attempt.</summary>
    /// <param name="utcNow">The wall time at which it is sent.</param>
    public WireRequest NextRequest(DateTimeOffset utcNow) =>
        wire.Write(
            new BatchAttempt(
                Pending,
                origin.HistoricalMigration,
                origin.RequestId,
                origin.CreatedAt,
                Attempts + 1,
                utcNow
            )
        );

    /// <summary>Processes the response to an attempt; reports what it settled and what comes next.</summary>
    /// <param name="response">The response, or its absence.</param>
    /// <param name="now">Monotonic time for the next attempt, wall time for a <c>Retry-After</c> with a date.</param>
    /// <param name="jitter">A random number from 0 (inclusive) to 1 (exclusive).</param>
    /// <param name="deadline">The monotonic time by which the last attempt must begin; null for none.</param>
    public AttemptReport Decide(
        WireResponse response,
        ClockReading now,
        double jitter,
        TimeSpan? deadline = null
    )
    {
        var (sent, before) = (Pending.Count, Settled.Count);
        Attempts++;
        _mayHaveArrived |= response.Failure is { BodyStarted: true };
        var answer = wire.Read(response);
        if (answer.Kind == CaptureAnswerKind.Received)
        {
            // An earlier attempt, whose response was lost, may have delivered what the server drops now.
            _events.Take(answer.Events, OutcomeOfGivingUp);
        }

        var decision = Conclude(answer, response.RetryAfter, now, jitter);
        if (decision.Kind == AttemptDecisionKind.Retry && NotBefore >= deadline)
        {
            Abandon(decision.Failure!);
            decision = decision with { Kind = AttemptDecisionKind.GivenUp };
        }

        return Report(
            sent,
            before,
            decision with
            {
                QuotaLimited = answer.QuotaLimited,
                Remarks = answer.Remarks,
            }
        );
    }

    /// <summary>Counts an interrupted attempt. Whether it arrived is unknown, and it settles nothing.</summary>
    /// <param name="begin">When the attempt began.</param>
    public AttemptReport Interrupt(ClockReading begin)
    {
        Attempts++;
        _mayHaveArrived = true;
        var delay = RetryPolicy.DelayAfter(Attempts, retryAfter: null, jitter: 0);
        NotBefore = begin.Elapsed + delay;
        ServerAskedToWait = false;
        return Report(
            Pending.Count,
            Settled.Count,
            new AttemptDecision(AttemptDecisionKind.Interrupted, delay, Failure: null)
        );
    }

    /// <summary>Gives up a batch whose last allowed attempt was interrupted; other reports stay unchanged.</summary>
    public AttemptReport GiveUpIfSpent(AttemptReport report) =>
        report.Decision.Kind == AttemptDecisionKind.Interrupted && !policy.AllowsAnother(Attempts)
            ? GiveUp(InterruptedFinally)
            : report;

    /// <summary>Gives up a batch that would be retried: its client is closing. Other reports stay unchanged.</summary>
    public AttemptReport GiveUpRetry(AttemptReport report)
    {
        if (!report.Decision.WillRetry)
        {
            return report;
        }

        var reason = ResponseFailures.ClosedBeforeRetry(report.Decision.Failure);
        return report with
        {
            Settled = [.. report.Settled, .. Abandon(reason)],
            Decision = report.Decision with
            {
                Kind = AttemptDecisionKind.GivenUp,
                Delay = TimeSpan.Zero,
                Failure = reason,
            },
        };
    }

    /// <summary>Gives up the pending events, without a further attempt.</summary>
    public AttemptReport GiveUp(PostHogFailure failure)
    {
        var (sent, before) = (Pending.Count, Settled.Count);
        Abandon(failure);
        return Report(
            sent,
            before,
            new AttemptDecision(AttemptDecisionKind.GivenUp, TimeSpan.Zero, failure)
        );
    }

    /// <summary>Replaces settled events by the same ones with another verdict.</summary>
    public void Replace(Func<SettledEvent, SettledEvent> replacement) =>
        _events.Replace(replacement);

    /// <summary>Returns two batches with half of the pending events each; this batch is done.</summary>
    public (BatchDelivery First, BatchDelivery Second) Split(Guid firstId, Guid secondId)
    {
        var (first, second) = _events.Halve();
        return (Part(first, firstId), Part(second, secondId));
    }

    /// <summary>Settles the pending events with an outcome that no server decided, and returns them.</summary>
    public IReadOnlyList<SettledEvent> Abandon(PostHogFailure failure) =>
        AbandonOldest(Pending.Count, failure);

    /// <summary>Settles the oldest pending events in the same way.</summary>
    public IReadOnlyList<SettledEvent> AbandonOldest(int count, PostHogFailure failure) =>
        _events.Settle(count, OutcomeOfGivingUp, failure);

    /// <summary>Whether no event is pending.</summary>
    public bool IsDone => Pending.Count == 0;

    // An attempt whose response was lost may have been accepted: the events then do not count as lost.
    private DeliveryOutcome OutcomeOfGivingUp =>
        _mayHaveArrived ? DeliveryOutcome.Unknown : DeliveryOutcome.NotDelivered;

    private BatchDelivery Part(List<SerialisedEvent> events, Guid requestId) =>
        new(events, wire, policy, origin with { RequestId = requestId })
        {
            _mayHaveArrived = _mayHaveArrived,
        };

    private AttemptDecision Conclude(
        CaptureAnswer answer,
        string? retryAfter,
        ClockReading now,
        double jitter
    )
    {
        if (IsDone)
        {
            return Done();
        }

        if (answer.Kind == CaptureAnswerKind.TooLarge && Pending.Count > 1)
        {
            return new AttemptDecision(AttemptDecisionKind.Split, TimeSpan.Zero, answer.Failure);
        }

        var failure = answer.Failure ?? ResponseFailures.NotKept(Pending.Count);
        var isTransient = answer.Kind is CaptureAnswerKind.Transient or CaptureAnswerKind.Received;
        if (isTransient && policy.AllowsAnother(Attempts))
        {
            return Retry(failure, RetryAfter.Read(retryAfter, now.Utc), now.Elapsed, jitter);
        }

        _events.Settle(
            Pending.Count,
            answer.Outcome == DeliveryOutcome.Unknown ? DeliveryOutcome.Unknown : OutcomeOfGivingUp,
            failure
        );
        return Done();
    }

    private AttemptDecision Retry(
        PostHogFailure failure,
        TimeSpan? asked,
        TimeSpan now,
        double jitter
    )
    {
        var delay = RetryPolicy.DelayAfter(Attempts, asked, jitter);
        NotBefore = now + delay;
        ServerAskedToWait = asked is not null;
        return new AttemptDecision(AttemptDecisionKind.Retry, delay, failure)
        {
            ServerAskedToWait = ServerAskedToWait,
        };
    }

    private AttemptDecision Done()
    {
        // The last failure ended the batch; earlier ones are of events that the server had already dropped.
        var failure = _events.LastFailure;
        var kind = failure is null ? AttemptDecisionKind.Delivered : AttemptDecisionKind.GivenUp;
        return new AttemptDecision(kind, TimeSpan.Zero, failure);
    }

    private AttemptReport Report(int sent, int before, AttemptDecision decision) =>
        new(sent, Attempts, decision, _events.SettledSince(before));
}
