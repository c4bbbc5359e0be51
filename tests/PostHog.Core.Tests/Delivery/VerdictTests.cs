using PostHog.Delivery;

namespace PostHog.Core.Tests.Delivery;

internal sealed class VerdictTests
{
    [Test]
    public void Carries_a_failure_unless_it_is_delivered()
    {
        var failure = A.Failure();
        var second = TimeSpan.FromSeconds(1);

        Assert.That(Verdict.Delivered().Failure, Is.Null);
        Assert.That(Verdict.Again(second, failure).Failure, Is.SameAs(failure));
        Assert.That(Verdict.Again(second, failure).Delay, Is.EqualTo(second));
        Assert.That(
            Verdict.GivenUp(DeliveryOutcome.Unknown, failure),
            Is.EqualTo(
                new Verdict(VerdictKind.GivenUp, TimeSpan.Zero, DeliveryOutcome.Unknown, failure)
            )
        );
    }
}
