using PostHog.Capture;

namespace PostHog.Core.Tests.Capture;

internal sealed class RefusalTests
{
    [Test]
    public void Answers_for_every_event_even_for_one_that_is_null()
    {
        var result = Refusal.Of([A.Event("first"), null!], Refusal.Closed);

        Assert.That(result.Attempts, Is.Zero);
        Assert.That(result.Failure, Is.SameAs(Refusal.Closed));
        Assert.That(result.Verdicts.Select(one => one.EventName), Is.EqualTo(["first", ""]));
        Assert.That(
            result.Verdicts.Select(one => one.Outcome),
            Is.All.EqualTo(DeliveryOutcome.NotDelivered)
        );
    }

    [Test]
    public void Tells_closed_from_disabled()
    {
        Assert.That(Refusal.Closed.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(Refusal.Disabled.Kind, Is.EqualTo(PostHogFailureKind.Disabled));
    }
}
