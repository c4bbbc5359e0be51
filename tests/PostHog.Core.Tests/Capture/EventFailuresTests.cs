using PostHog.Capture;

namespace PostHog.Core.Tests.Capture;

internal sealed class EventFailuresTests
{
    [Test]
    public void Returns_a_verdict_for_every_event_even_a_null_one()
    {
        var result = EventFailures.Of([A.Event("first"), null!], EventFailures.Closed);

        Assert.That(result.Attempts, Is.Zero);
        Assert.That(result.Failure, Is.SameAs(EventFailures.Closed));
        Assert.That(result.Verdicts.Select(one => one.EventName), Is.EqualTo(["first", ""]));
        Assert.That(
            result.Verdicts.Select(one => one.Outcome),
            Is.All.EqualTo(DeliveryOutcome.NotDelivered)
        );
    }

    [Test]
    public void Distinguishes_a_closed_client_from_a_disabled_one()
    {
        Assert.That(EventFailures.Closed.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(EventFailures.Disabled.Kind, Is.EqualTo(PostHogFailureKind.Disabled));
    }
}
