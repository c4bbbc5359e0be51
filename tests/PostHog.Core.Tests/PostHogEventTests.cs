namespace PostHog.Core.Tests;

internal sealed class PostHogEventTests
{
    [Test]
    public void Is_filled_by_an_initialiser()
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
    public void Takes_a_collection_initialiser_too()
    {
        var captured = new PostHogEvent("e", "u") { { "first", 1 }, { "second", 2 } };

        Assert.That(captured.Select(one => one.Key), Is.EqualTo(["first", "second"]));
        Assert.That(() => captured.Add("first", 3), Throws.ArgumentException);
    }

    [Test]
    public void Answers_null_for_a_property_it_does_not_have()
    {
        Assert.That(A.Event()["missing"], Is.Null);
    }

    [Test]
    public void Distinguishes_names_by_case()
    {
        var captured = new PostHogEvent("e", "u") { ["plan"] = 1, ["Plan"] = 2 };

        Assert.That(captured.Properties, Has.Count.EqualTo(2));
    }

    [Test]
    public void Has_no_groups_time_or_id_of_its_own_at_first()
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
    public void Creates_no_person_when_anonymous()
    {
        var first = PostHogEvent.Anonymous("page viewed");
        var second = PostHogEvent.Anonymous("page viewed");

        Assert.That(first.Options["process_person_profile"], Is.False);
        Assert.That(Guid.TryParse(first.DistinctId, out _));
        Assert.That(first.DistinctId, Is.Not.EqualTo(second.DistinctId));
    }
}
