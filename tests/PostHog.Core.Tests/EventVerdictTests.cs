using PostHog.Wire;

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

    [TestCase(200, 200)]
    [TestCase(201, 200)]
    [TestCase(300_000, 200)]
    public void Keeps_at_most_200_characters_of_a_name(int length, int kept)
    {
        var name = new string('n', length);

        var verdict = new EventVerdict(name, Guid.Empty, DeliveryOutcome.Unknown, A.Failure());

        Assert.That(verdict.EventName, Is.EqualTo(name[..kept]));
        Assert.That(new SerialisedEvent(name, Guid.Empty, []).Name, Is.EqualTo(name[..kept]));
    }

    [Test]
    public void Keeps_no_half_of_a_character()
    {
        var name = new string('n', 199) + "😀";

        var verdict = new EventVerdict(name, Guid.Empty, DeliveryOutcome.Delivered, failure: null);

        Assert.That(verdict.EventName, Has.Length.EqualTo(199));
    }
}
