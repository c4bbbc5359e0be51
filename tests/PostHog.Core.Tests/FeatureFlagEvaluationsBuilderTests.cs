namespace PostHog.Core.Tests;

/// <summary>Snapshots that are built by hand, without a client.</summary>
public sealed class FeatureFlagEvaluationsBuilderTests
{
    [Test]
    public void Builds_a_snapshot_that_reads_like_one_of_a_client()
    {
        var flags = new FeatureFlagEvaluationsBuilder("user-42")
        {
            ["new-ui"] = true,
            ["old"] = false,
            ["layout"] = "wide",
            ["banner"] = new("blue", "{\"title\":\"Hi\"}"),
        }.Build();

        Assert.That(flags.DistinctId, Is.EqualTo("user-42"));
        Assert.That(flags.IsEnabled("new-ui"), Is.True);
        Assert.That(flags.IsEnabled("old", defaultValue: true), Is.False);
        Assert.That(flags.IsEnabled("missing", defaultValue: true), Is.True);
        Assert.That(flags["layout"]!.Variant, Is.EqualTo("wide"));
        Assert.That(flags.GetPayloadJson("banner"), Is.EqualTo("{\"title\":\"Hi\"}"));
        Assert.That(flags.Failure, Is.Null);
    }

    [Test]
    public void Snapshot_is_a_collection_and_enumerating_is_not_reading()
    {
        var flags = new FeatureFlagEvaluationsBuilder("user-42")
        {
            ["a"] = true,
            ["b"] = "x",
        }.Build();

        Assert.That(flags, Has.Count.EqualTo(2));
        Assert.That(flags.Select(flag => flag.Key), Is.EquivalentTo(["a", "b"]));
        Assert.That(flags.OnlyAccessed(), Is.Empty);
        Assert.That(flags["missing"], Is.Null);
    }

    [Test]
    public void Snapshot_says_why_flags_are_missing()
    {
        var flags = new FeatureFlagEvaluationsBuilder()
            .WithFailure(PostHogFailureKind.QuotaLimited, "Used up.")
            .WithGroup("company", "acme")
            .Build();

        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.QuotaLimited));
        Assert.That(flags.ToJson(), Does.Contain("\"groups\":{\"company\":\"acme\"}"));
    }

    [Test]
    public void Rejects_what_is_no_flag()
    {
        var builder = new FeatureFlagEvaluationsBuilder();

        Assert.That(() => builder.Set(" ", true), Throws.ArgumentException);
        Assert.That(() => builder.Set("a", null!), Throws.ArgumentNullException);
        Assert.That(
            () => new FeatureFlagValue(isEnabled: true, "{\"a\":}"),
            Throws.ArgumentException.With.Message.Contains("line 1, position 6")
        );
    }
}
