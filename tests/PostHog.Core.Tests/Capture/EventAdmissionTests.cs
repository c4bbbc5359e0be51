using PostHog.Capture;

namespace PostHog.Core.Tests.Capture;

internal sealed class EventAdmissionTests
{
    [Test]
    public void Accepts_an_event_with_a_name_and_a_distinct_id()
    {
        Assert.That(EventAdmission.ReasonToDrop(A.Event()), Is.Null);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t\n\u00A0")]
    public void Drops_a_blank_name(string? name)
    {
        var reason = EventAdmission.ReasonToDrop(new PostHogEvent(name!, "user-42"));

        Assert.That(reason, Is.EqualTo("its name is blank."));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public void Drops_a_blank_distinct_id_and_names_the_alternative(string? distinctId)
    {
        var reason = EventAdmission.ReasonToDrop(new PostHogEvent("e", distinctId!));

        Assert.That(reason, Does.Contain("distinct id is blank").And.Contain("Anonymous"));
    }

    [Test]
    public void Drops_a_null_event()
    {
        Assert.That(EventAdmission.ReasonToDrop(null), Is.EqualTo("it is null."));
    }

    [TestCase(200, 'x', false)]
    [TestCase(201, 'x', true)]
    [TestCase(66, '日', false)]
    [TestCase(67, '日', true)]
    [TestCase(100, 'é', false)]
    [TestCase(101, 'é', true)]
    public void Warns_about_a_name_or_id_that_the_server_may_reject(
        int length,
        char character,
        bool isRisk
    )
    {
        var text = new string(character, length);

        var ofName = EventAdmission.Risk(new PostHogEvent(text, "u"));
        var ofId = EventAdmission.Risk(new PostHogEvent("e", text));

        Assert.That(ofName, isRisk ? Does.StartWith("its name is longer") : Is.Null);
        Assert.That(ofId, isRisk ? Does.StartWith("its distinct id is longer") : Is.Null);
    }
}
