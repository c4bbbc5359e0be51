using PostHog.Delivery;
using PostHog.Wire;

namespace PostHog.Core.Tests.Delivery;

internal sealed partial class BatchDeliveryTests
{
    [TestCase(0, 1)]
    [TestCase(1, 2)]
    [TestCase(3, 4)]
    public void Gives_up_after_the_last_retry(int maxRetries, int attempts)
    {
        var delivery = A.Delivery(maxRetries);

        AttemptDecision verdict;
        do
        {
            verdict = Decide(delivery, A.Answer(503));
        } while (verdict.Kind == AttemptDecisionKind.Retry);

        Assert.That(delivery.Attempts, Is.EqualTo(attempts));
        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.GivenUp));
        Assert.That(verdict.Delay, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Maps_each_final_response_to_an_outcome()
    {
        Assert.That(End(A.Answer(200)), Is.EqualTo(DeliveryOutcome.Delivered));
        Assert.That(End(A.Answer(400)), Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(End(A.Answer(500)), Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(
            End(A.NoResponse(bodyStarted: false)),
            Is.EqualTo(DeliveryOutcome.NotDelivered)
        );
        Assert.That(End(A.NoResponse(bodyStarted: true)), Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(End(A.Answer(200, "<html>")), Is.EqualTo(DeliveryOutcome.Unknown));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(503)]
    public void Stays_unknown_once_a_body_was_partly_sent(int laterStatus)
    {
        var delivery = A.Delivery(1);

        Decide(delivery, A.NoResponse(bodyStarted: true));
        var verdict = Decide(delivery, A.Answer(laterStatus));

        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.GivenUp));
        Assert.That(OutcomeOf(delivery), Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(verdict.Failure!.StatusCode, Is.EqualTo(laterStatus));
    }

    [Test]
    public void Is_delivered_when_a_retry_succeeds_after_a_lost_response()
    {
        var delivery = A.Delivery(1);

        Decide(delivery, A.NoResponse(bodyStarted: true));
        var verdict = Decide(delivery, A.Answer(200));

        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.Delivered));
        Assert.That(OutcomeOf(delivery), Is.EqualTo(DeliveryOutcome.Delivered));
        Assert.That(delivery.Attempts, Is.EqualTo(2));
    }

    [Test]
    public void Is_not_delivered_when_no_body_was_sent()
    {
        var delivery = A.Delivery(2);

        Decide(delivery, A.NoResponse(bodyStarted: false));
        Decide(delivery, A.Answer(503));
        Decide(delivery, A.NoResponse(bodyStarted: false));

        Assert.That(OutcomeOf(delivery), Is.EqualTo(DeliveryOutcome.NotDelivered));
    }

    [Test]
    public void Waits_as_long_as_the_server_asks()
    {
        var delivery = A.Delivery(3);

        var verdict = Decide(delivery, A.Answer(429, retryAfter: "7"));

        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.Retry));
        Assert.That(verdict.Delay, Is.EqualTo(TimeSpan.FromSeconds(7)));
    }

    [Test]
    public void Waits_longer_after_each_failure_and_adds_jitter()
    {
        var delivery = A.Delivery(3);

        var first = delivery.Decide(A.Answer(503), A.Now, jitter: 0).Decision;
        var second = delivery.Decide(A.Answer(503), A.Now, jitter: 0.5).Decision;

        Assert.That(first.Delay, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(second.Delay, Is.EqualTo(TimeSpan.FromSeconds(2.1)));
    }

    [TestCase(400)]
    [TestCase(413)]
    public void Does_not_retry_permanent_failures(int status)
    {
        var verdict = Decide(A.Delivery(3), A.Answer(status));

        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.GivenUp));
    }

    [Test]
    public void Is_split_when_it_is_too_large()
    {
        SerialisedEvent[] events = [A.Serialised("1"), A.Serialised("2"), A.Serialised("3")];
        var delivery = A.Delivery(3, events);

        var verdict = Decide(delivery, A.Answer(413));
        var (first, second) = delivery.Split(Guid.NewGuid(), Guid.NewGuid());

        Assert.That(verdict.Kind, Is.EqualTo(AttemptDecisionKind.Split));
        Assert.That(first.Pending.Concat(second.Pending), Is.EqualTo(events));
        Assert.That(first.Pending, Has.Count.EqualTo(1));
        Assert.That(delivery.Settled, Is.Empty);
        Assert.That(delivery.IsDone);
    }

    [Test]
    public void Is_unknown_after_an_attempt_that_was_cut_short()
    {
        var delivery = A.Delivery(0);

        delivery.Interrupt(A.Now);
        Decide(delivery, A.Answer(503));

        Assert.That(delivery.Attempts, Is.EqualTo(2));
        Assert.That(OutcomeOf(delivery), Is.EqualTo(DeliveryOutcome.Unknown));
    }

    private static DeliveryOutcome End(WireResponse response)
    {
        var delivery = A.Delivery(0);
        Decide(delivery, response);
        return OutcomeOf(delivery);
    }

    private static DeliveryOutcome OutcomeOf(BatchDelivery delivery) =>
        delivery.Settled.Single().Verdict.Outcome;

    private static AttemptDecision Decide(BatchDelivery delivery, WireResponse response) =>
        delivery.Decide(response, A.Now, jitter: 0).Decision;
}
