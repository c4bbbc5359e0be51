namespace PostHog.Core.Tests;

internal sealed class EventVerdictTests
{
    [Test]
    public void Prints_name_id_and_outcome_on_one_line()
    {
        Assert.That(
            A.Verdict(DeliveryOutcome.Delivered).ToString(),
            Is.EqualTo("order placed 0198f3a0-0000-7000-8000-000000000001 delivered")
        );
    }

    [Test]
    public void Prints_why_the_event_is_not_delivered()
    {
        Assert.That(
            A.Verdict(DeliveryOutcome.Unknown, A.Failure()).ToString(),
            Does.EndWith(" unknown: ServerError (503): Something went wrong.")
        );
    }
}
