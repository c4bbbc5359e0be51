using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>
/// The state of one batch on its way: which events are pending, how many attempts were made, and after each what comes
/// next. It neither sends nor waits; whoever drives it does both.
/// </summary>
internal sealed class BatchDelivery
{
    private static readonly PostHogFailure BrokenOff = new(
        PostHogFailureKind.Timeout,
        "The last attempt was broken off before the answer came: a flush, or the closing of the client, ran out of time."
    );

    private readonly CaptureWire _wire;
    private readonly RetryPolicy _policy;
    private readonly BatchOrigin _origin;
    private readonly List<SettledEvent> _settled = [];
    private List<SerialisedEvent> _pending;
    private bool _mayHaveArrived;

    /// <summary>Starts a batch.</summary>
    public BatchDelivery(
        IReadOnlyList<SerialisedEvent> events,
        CaptureWire wire,
        RetryPolicy policy,
        BatchOrigin origin
    )
    {
        _pending = [.. events];
        _wire = wire;
        _policy = policy;
        _origin = origin;
    }

    /// <summary>The events that are still to be delivered, in order.</summary>
    public IReadOnlyList<SerialisedEvent> Pending => _pending;

    /// <summary>The events that have come to an end, with their verdicts.</summary>
    public IReadOnlyList<SettledEvent> Settled => _settled;

    /// <summary>How many attempts were made.</summary>
    public int Attempts { get; private set; }

    /// <summary>Before this time no further attempt is due.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>Whether <see cref="NotBefore"/> is the server's wish, which a flush respects too.</summary>
    public bool ServerAskedToWait { get; private set; }

    /// <summary>Makes the request for the next attempt.</summary>
    public WireRequest NextRequest(DateTimeOffset now) =>
        _wire.Write(
            new BatchAttempt(
                _pending,
                _origin.HistoricalMigration,
                _origin.RequestId,
                _origin.CreatedAt,
                Attempts + 1,
                now
            )
        );

    /// <summary>Takes what came back for an attempt and says what to do.</summary>
    /// <param name="response">The answer, or the lack of one.</param>
    /// <param name="now">The time, for a <c>Retry-After</c> that gives a date.</param>
    /// <param name="jitter">A random number from 0 up to 1.</param>
    public AttemptDecision Decide(WireResponse response, DateTimeOffset now, double jitter)
    {
        Attempts++;
        _mayHaveArrived |= response.Failure is { BodyStarted: true };
        var answer = _wire.Read(response);
        if (answer.Kind == CaptureAnswerKind.Accepted)
        {
            TakeEventAnswers(answer);
        }

        var decision = Conclude(answer, response.RetryAfter, now, jitter);
        return decision with { QuotaLimited = answer.QuotaLimited, Remarks = answer.Remarks };
    }

    /// <summary>Counts an attempt that was broken off: whether it arrived cannot be known.</summary>
    public void Interrupt()
    {
        Attempts++;
        _mayHaveArrived = true;
    }

    /// <summary>Counts an attempt that was broken off, and says what to do: the last one there may be ends the batch.</summary>
    /// <param name="now">The time.</param>
    /// <param name="jitter">A random number from 0 up to 1.</param>
    public AttemptDecision CutShort(DateTimeOffset now, double jitter)
    {
        Interrupt();
        if (_policy.AllowsAnother(Attempts))
        {
            var delay = RetryPolicy.DelayAfter(Attempts, retryAfter: null, jitter);
            NotBefore = now + delay;
            ServerAskedToWait = false;
            return new AttemptDecision(AttemptDecisionKind.CutShort, delay, Failure: null);
        }

        Abandon(BrokenOff);
        return Done();
    }

    /// <summary>Returns two batches with a half of the pending events each; this one is done.</summary>
    public (BatchDelivery First, BatchDelivery Second) Split(Guid firstId, Guid secondId)
    {
        var half = _pending.Count / 2;
        var first = Part(_pending.GetRange(0, half), firstId);
        var second = Part(_pending.GetRange(half, _pending.Count - half), secondId);
        _pending = [];
        return (first, second);
    }

    /// <summary>Settles what is pending with an end that no server decided.</summary>
    public void Abandon(PostHogFailure failure) => SettleAll(OutcomeOfGivingUp, failure);

    /// <summary>Settles the oldest pending events in the same way.</summary>
    public void AbandonOldest(int count, PostHogFailure failure)
    {
        var oldest = _pending.GetRange(0, count);
        _pending.RemoveRange(0, count);
        _settled.AddRange(oldest.Select(one => SettledEvent.Of(one, OutcomeOfGivingUp, failure)));
    }

    /// <summary>Whether no event is pending.</summary>
    public bool IsDone => _pending.Count == 0;

    // An earlier attempt may have been taken although its answer was lost: then a later refusal or
    // outage leaves the events unknown, never lost.
    private DeliveryOutcome OutcomeOfGivingUp =>
        _mayHaveArrived ? DeliveryOutcome.Unknown : DeliveryOutcome.NotDelivered;

    private BatchDelivery Part(List<SerialisedEvent> events, Guid requestId) =>
        new(events, _wire, _policy, _origin with { RequestId = requestId })
        {
            _mayHaveArrived = _mayHaveArrived,
        };

    private void TakeEventAnswers(CaptureAnswer answer)
    {
        var again = new List<SerialisedEvent>();
        foreach (var sent in _pending)
        {
            var known = answer.Events.TryGetValue(sent.Uuid, out var said) ? said : default;
            if (known.IsWantedAgain)
            {
                again.Add(sent);
            }
            else
            {
                _settled.Add(SettleOne(sent, known));
            }
        }

        _pending = again;
    }

    // What the server did not keep this time it may have kept on an attempt whose answer was lost.
    private SettledEvent SettleOne(SerialisedEvent sent, EventAnswer said) =>
        said.DroppedBecause is { } reason
            ? SettledEvent.Of(
                sent,
                OutcomeOfGivingUp,
                new PostHogFailure(
                    PostHogFailureKind.DroppedByServer,
                    $"The server took the request, but dropped this event: {reason}"
                ),
                said.Details
            )
            : SettledEvent.Of(sent, DeliveryOutcome.Delivered, failure: null, said.Details);

    private AttemptDecision Conclude(
        CaptureAnswer answer,
        string? retryAfter,
        DateTimeOffset now,
        double jitter
    )
    {
        if (IsDone)
        {
            return Done();
        }

        if (answer.Kind == CaptureAnswerKind.TooLarge && _pending.Count > 1)
        {
            return new AttemptDecision(AttemptDecisionKind.Split, TimeSpan.Zero, answer.Failure);
        }

        var failure = answer.Failure ?? ResponseFailures.NotKept(_pending.Count);
        var mayPass = answer.Kind is CaptureAnswerKind.Passing or CaptureAnswerKind.Accepted;
        if (mayPass && _policy.AllowsAnother(Attempts))
        {
            return Again(failure, RetryAfter.Read(retryAfter, now), now, jitter);
        }

        SettleAll(
            answer.Outcome == DeliveryOutcome.Unknown ? DeliveryOutcome.Unknown : OutcomeOfGivingUp,
            failure
        );
        return Done();
    }

    private AttemptDecision Again(
        PostHogFailure failure,
        TimeSpan? asked,
        DateTimeOffset now,
        double jitter
    )
    {
        var delay = RetryPolicy.DelayAfter(Attempts, asked, jitter);
        NotBefore = now + delay;
        ServerAskedToWait = asked is not null;
        return new AttemptDecision(AttemptDecisionKind.Again, delay, failure)
        {
            ServerAskedToWait = ServerAskedToWait,
        };
    }

    private AttemptDecision Done()
    {
        // The last one ended the batch; earlier ones are events that the server had dropped before.
        var failure = _settled
            .LastOrDefault(one => one.Verdict.Failure is not null)
            .Verdict?.Failure;
        var kind = failure is null ? AttemptDecisionKind.Delivered : AttemptDecisionKind.GivenUp;
        return new AttemptDecision(kind, TimeSpan.Zero, failure);
    }

    private void SettleAll(DeliveryOutcome outcome, PostHogFailure failure)
    {
        _settled.AddRange(_pending.Select(one => SettledEvent.Of(one, outcome, failure)));
        _pending = [];
    }
}
