using PostHog.Delivery;
using PostHog.Wire;

namespace PostHog.Core.Tests.Delivery;

internal sealed partial class BatchDeliveryTests
{
    private static readonly SerialisedEvent Kept = A.Serialised("kept");
    private static readonly SerialisedEvent Lost = A.Serialised("lost");
    private static readonly SerialisedEvent Bad = A.Serialised("bad");

    private static readonly CaptureAnswer OneOfEach = CaptureAnswer.Received() with
    {
        Events = new Dictionary<Guid, EventAnswer>
        {
            [Lost.Uuid] = new(MustResend: true, DroppedBecause: null),
            [Bad.Uuid] = new(MustResend: false, "no name"),
        },
    };

    [Test]
    public void Resends_only_the_events_with_result_retry()
    {
        var delivery = Scripted(retries: 1, OneOfEach);

        var verdict = Decide(delivery, A.Answer(200));

        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.Retry));
        Assert.That(delivery.Pending, Is.EqualTo([Lost]));
        Assert.That(OutcomesOf(delivery), Is.EqualTo(["kept Delivered", "bad NotDelivered"]));
        Assert.That(delivery.Settled[1].Verdict.Failure!.Message, Does.EndWith(": no name"));
    }

    [Test]
    public void Settles_every_event_once_across_attempts()
    {
        var delivery = Scripted(retries: 1, OneOfEach, CaptureAnswer.Received());

        Decide(delivery, A.Answer(200));
        var verdict = Decide(delivery, A.Answer(200));

        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.GivenUp));
        Assert.That(verdict.Failure!.Kind, Is.EqualTo(PostHogFailureKind.DroppedByServer));
        Assert.That(
            OutcomesOf(delivery),
            Is.EqualTo(["kept Delivered", "bad NotDelivered", "lost Delivered"])
        );
    }

    [Test]
    public void Outcome_is_unknown_for_an_event_that_an_earlier_attempt_may_have_delivered()
    {
        var delivery = Scripted(retries: 1, CaptureAnswer.Transient(A.Failure()), OneOfEach);

        Decide(delivery, A.NoResponse(bodyStarted: true));
        Decide(delivery, A.Answer(200));

        Assert.That(OutcomesOf(delivery), Has.Some.EqualTo("lost Unknown"));
        Assert.That(
            delivery.Settled[^1].Verdict.Failure!.Message,
            Does.Contain("did not keep 1 of its events")
        );
    }

    [TestCase(false, "NotDelivered")]
    [TestCase(true, "Unknown")]
    public void Abandoned_events_state_whether_they_may_have_arrived(bool mayBe, string outcome)
    {
        var delivery = Scripted(retries: 3, CaptureAnswer.Transient(A.Failure()));
        Decide(delivery, A.NoResponse(bodyStarted: mayBe));

        delivery.AbandonOldest(1, A.Failure());
        delivery.Abandon(A.Failure());

        Assert.That(delivery.IsDone);
        Assert.That(
            OutcomesOf(delivery),
            Is.EqualTo([$"kept {outcome}", $"lost {outcome}", $"bad {outcome}"])
        );
    }

    [Test]
    public void Halves_of_a_split_batch_stay_unknown_if_it_may_have_arrived()
    {
        var tooLarge = CaptureAnswer.TooLarge(A.Failure());
        var delivery = Scripted(
            3,
            CaptureAnswer.Transient(A.Failure()),
            tooLarge,
            tooLarge,
            tooLarge
        );

        Decide(delivery, A.NoResponse(bodyStarted: true));
        Decide(delivery, A.Answer(413));
        var (first, _) = delivery.Split(Guid.NewGuid(), Guid.NewGuid());
        Decide(first, A.Answer(413));

        Assert.That(OutcomesOf(first), Is.EqualTo(["kept Unknown"]));
    }

    [Test]
    public void Keeps_request_id_and_creation_time_on_every_attempt()
    {
        var wire = new ScriptedWire(CaptureAnswer.Transient(A.Failure()), CaptureAnswer.Received());
        var origin = new BatchOrigin(A.Uuid, A.Moment, HistoricalMigration: true);
        var delivery = new BatchDelivery([Kept], wire, new RetryPolicy(1), origin);

        delivery.NextRequest(A.Moment);
        Decide(delivery, A.Answer(503));
        delivery.NextRequest(A.Moment.AddSeconds(1));

        Assert.That(wire.Attempts.Select(one => one.Attempt), Is.EqualTo([1, 2]));
        Assert.That(wire.Attempts.Select(one => one.RequestId), Is.All.EqualTo(A.Uuid));
        Assert.That(wire.Attempts.Select(one => one.CreatedAt), Is.All.EqualTo(A.Moment));
        Assert.That(wire.Attempts[1].Now, Is.EqualTo(A.Moment.AddSeconds(1)));
        Assert.That(wire.Attempts[1].HistoricalMigration);
    }

    [TestCase(null, false)]
    [TestCase("7", true)]
    public void States_whether_the_server_asked_for_the_delay(string? retryAfter, bool asked)
    {
        var delivery = A.Delivery();

        var verdict = Decide(delivery, A.Answer(503, retryAfter: retryAfter));

        Assert.That(verdict.ServerAskedToWait, Is.EqualTo(asked));
        Assert.That(delivery.ServerAskedToWait, Is.EqualTo(asked));
        Assert.That(delivery.NotBefore, Is.EqualTo(A.Now.Elapsed + verdict.Delay));
    }

    private static BatchDelivery Scripted(int retries, params CaptureAnswer[] answers) =>
        new(
            [Kept, Lost, Bad],
            new ScriptedWire(answers),
            new RetryPolicy(retries),
            new BatchOrigin(A.Uuid, A.Moment, HistoricalMigration: false)
        );

    private static IEnumerable<string> OutcomesOf(BatchDelivery delivery) =>
        delivery.Settled.Select(one => $"{one.Event.Name} {one.Verdict.Outcome}");

    /// <summary>A protocol version with scripted answers.</summary>
    private sealed class ScriptedWire(params CaptureAnswer[] answers) : CaptureWire
    {
        private readonly Queue<CaptureAnswer> _answers = new(answers);

        public List<BatchAttempt> Attempts { get; } = [];

        public override WireRequest Write(BatchAttempt attempt)
        {
            Attempts.Add(attempt);
            return new WireRequest(new Uri("https://x/"), [], null, TimeSpan.FromSeconds(1));
        }

        public override CaptureAnswer Read(WireResponse response) => _answers.Dequeue();

        protected override CaptureAnswer ReadSuccess(WireResponse response) =>
            throw new NotSupportedException();

        protected override bool IsTransient(int status) => throw new NotSupportedException();
    }
}
