using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>What a snapshot returns, and which events it captures.</summary>
public sealed class SnapshotTests : FlagTest
{
    [Test]
    public async Task Captures_nothing_when_created()
    {
        await using var client = new PostHogClient(Options());
        await EvaluateAsync(client);

        var events = await FlushedAsync(client);

        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task Captures_one_event_for_any_number_of_reads()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);

        flags.IsEnabled("layout");
        flags.GetFlag("layout");
        flags.IsEnabled("layout");

        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That(
            (string?)events[0]["properties"]!["$feature_flag_response"],
            Is.EqualTo("wide")
        );
    }

    [Test]
    public async Task Distinguishes_a_flag_that_is_off_from_a_missing_one()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);

        Assert.That(flags.GetFlag("old")!.Value, Is.EqualTo(false));
        Assert.That(flags.GetFlag("nowhere"), Is.Null);
        Assert.That(flags.IsEnabled("old", defaultValue: true), Is.False);
        Assert.That(flags.IsEnabled("nowhere", defaultValue: true), Is.True);
        Assert.That(flags.IsEnabled("nowhere"), Is.False);
    }

    [Test]
    public async Task Reads_keys_and_payloads_without_capturing_events()
    {
        await using var client = new PostHogClient(Options());
        Http.Then(200, FlagsJson.Full("banner", true, "{\"title\":\"Hi\"}"));
        var flags = await client.EvaluateFlagsAsync("user-42");

        var banner = flags.GetPayload<Banner>("banner");

        Assert.That(banner!.Title, Is.EqualTo("Hi"));
        Assert.That(flags.GetPayloadJson("banner"), Is.EqualTo("{\"title\":\"Hi\"}"));
        Assert.That(flags.Keys, Is.EqualTo(["banner"]));
        Assert.That(flags.OnlyAccessed().Keys, Is.Empty);
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task Falls_back_for_a_payload_that_is_missing_or_does_not_fit()
    {
        await using var client = new PostHogClient(Options());
        Http.Then(200, FlagsJson.Full("banner", true, "[1,2]"));
        var flags = await client.EvaluateFlagsAsync("user-42");
        var fallback = new Banner("none");

        Assert.That(flags.GetPayload("banner", fallback), Is.SameAs(fallback));
        Assert.That(flags.GetPayload<Banner>("banner"), Is.Null);
        Assert.That(flags.GetPayload("nowhere", fallback), Is.SameAs(fallback));
        Assert.That(flags.GetPayloadJson("nowhere"), Is.Null);
        Assert.That(flags.GetFlag("banner")!.GetPayload<int[]>(), Is.EqualTo([1, 2]));
    }

    [Test]
    public async Task Drops_a_payload_that_is_not_json_and_keeps_the_value()
    {
        await using var client = new PostHogClient(Options());
        Http.Then(200, FlagsJson.Full("banner", "a", "{broken"));

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.GetFlag("banner")!.Variant, Is.EqualTo("a"));
        Assert.That(flags.GetPayloadJson("banner"), Is.Null);
    }

    [Test]
    public async Task Captures_a_missing_flag_once_and_does_not_list_it()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);

        flags.GetFlag("nowhere");
        flags.IsEnabled("nowhere");

        Assert.That(flags.OnlyAccessed().Keys, Is.Empty);
        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(1));
        var properties = events[0]["properties"]!;
        Assert.That((string?)properties["$feature_flag_error"], Is.EqualTo("flag_missing"));
        Assert.That(properties["$feature_flag_response"]!.ToString(), Is.Empty);
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(null)]
    public async Task Has_no_flag_for_a_blank_key(string? key)
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);

        Assert.That(flags.IsEnabled(key!, defaultValue: true), Is.True);
        Assert.That(flags.GetFlag(key!), Is.Null);
        Assert.That(flags.GetPayloadJson(key!), Is.Null);
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task Filters_by_key_and_warns_of_missing_keys()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);

        var filtered = flags.Only("beta", "nowhere");

        Assert.That(filtered.Keys, Is.EqualTo(["beta"]));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Filters_by_the_flags_read_so_far()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);
        Assert.That(flags.OnlyAccessed().Keys, Is.Empty);

        flags.IsEnabled("beta");
        flags.GetFlag("old");
        var accessed = flags.OnlyAccessed();
        flags.GetFlag("layout");

        Assert.That(accessed.Keys, Is.EquivalentTo(["beta", "old"]));
    }

    [Test]
    public async Task Reads_of_a_filtered_snapshot_do_not_affect_the_original()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);
        flags.GetFlag("beta");
        var filtered = flags.Only("beta", "layout");

        filtered.GetFlag("layout");

        Assert.That(flags.OnlyAccessed().Keys, Is.EqualTo(["beta"]));
        Assert.That(filtered.OnlyAccessed().Keys, Is.EquivalentTo(["beta", "layout"]));
    }

    [Test]
    public async Task Captures_a_read_once_across_a_snapshot_and_its_filtered_copies()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);

        flags.Only("beta").GetFlag("beta");
        flags.GetFlag("beta");

        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Omits_flags_that_were_filtered_out()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);
        var filtered = flags.Only("beta");

        Assert.That(filtered.GetFlag("layout"), Is.Null);
        Assert.That(filtered.GetFlag("nowhere"), Is.Null);
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task Captures_no_events_when_they_are_suppressed()
    {
        await using var client = new PostHogClient(Options());
        Http.Then(200, FlagsJson.Of(("beta", true)));
        var flags = await client.EvaluateFlagsAsync(
            "user-42",
            new() { SendFeatureFlagEvents = false }
        );

        flags.IsEnabled("beta");
        flags.GetFlag("nowhere");

        Assert.That(flags.OnlyAccessed().Keys, Is.EqualTo(["beta"]));
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task Rejects_null_keys()
    {
        await using var client = new PostHogClient(Options());
        var flags = await EvaluateAsync(client);

        Assert.Throws<ArgumentNullException>(() => flags.Only(null!));
    }

    private async Task<FeatureFlagEvaluations> EvaluateAsync(PostHogClient client)
    {
        Http.Then(200, FlagsJson.Of(("beta", true), ("layout", "wide"), ("old", false)));
        return await client.EvaluateFlagsAsync("user-42");
    }

    private sealed record Banner(string Title);
}
