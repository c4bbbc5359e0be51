namespace PostHog.Core.Tests;

internal sealed class PostHogEventTests
{
    [Test]
    public void Accepts_an_object_initialiser()
    {
        var captured = new PostHogEvent("order placed", "user-42")
        {
            ["total"] = 99.5,
            ["coupon"] = null,
            Groups = { ["company"] = "acme" },
            Timestamp = A.Moment,
            Uuid = A.Uuid,
        };

        Assert.That(captured.Name, Is.EqualTo("order placed"));
        Assert.That(captured.DistinctId, Is.EqualTo("user-42"));
        Assert.That(captured["total"], Is.EqualTo(99.5));
        Assert.That(captured.Properties, Contains.Key("coupon"));
        Assert.That(captured.HasGroups);
    }

    [Test]
    public void Accepts_a_collection_initialiser()
    {
        var captured = new PostHogEvent("e", "u") { { "first", 1 }, { "second", 2 } };

        Assert.That(captured.Select(one => one.Key), Is.EqualTo(["first", "second"]));
        Assert.That(() => captured.Add("first", 3), Throws.ArgumentException);
    }

    [Test]
    public void Returns_null_for_a_missing_property()
    {
        Assert.That(A.Event()["missing"], Is.Null);
    }

    [Test]
    public void Property_names_are_case_sensitive()
    {
        var captured = new PostHogEvent("e", "u") { ["plan"] = 1, ["Plan"] = 2 };

        Assert.That(captured.Properties, Has.Count.EqualTo(2));
    }

    [Test]
    public void Starts_without_groups_time_and_id()
    {
        var captured = A.Event();

        Assert.That(captured.Timestamp, Is.Null);
        Assert.That(captured.Uuid, Is.Null);
        Assert.That(captured.Groups, Is.Empty);
        Assert.That(captured.HasGroups, Is.False);
        Assert.That(captured.OwnOptions, Is.Null);
        Assert.That(captured.Options, Is.Empty);
        Assert.That(captured.Properties, Is.Empty);
    }

    [Test]
    public void Anonymous_event_creates_no_person()
    {
        var first = PostHogEvent.Anonymous("page viewed");
        var second = PostHogEvent.Anonymous("page viewed");

        Assert.That(first.Options["process_person_profile"], Is.False);
        Assert.That(Guid.TryParse(first.DistinctId, out _));
        Assert.That(first.DistinctId, Is.Not.EqualTo(second.DistinctId));
    }
}
