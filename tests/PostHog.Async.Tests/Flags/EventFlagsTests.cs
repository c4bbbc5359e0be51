using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Events that say which flags applied.</summary>
[TestFixture(CaptureMode.V0, false)]
[TestFixture(CaptureMode.V0, true)]
[TestFixture(CaptureMode.V1, false)]
[TestFixture(CaptureMode.V1, true)]
public sealed class EventFlagsTests(CaptureMode mode, bool isHooked) : FlagTest
{
    [Test]
    public async Task Event_carries_all_flags_and_the_active_ones_without_a_request()
    {
        await using var client = new PostHogClient(Chosen());
        var flags = await EvaluateAsync(client);

        var properties = await CaptureAsync(client, Event(flags));

        Assert.That((string?)properties["$feature/layout"], Is.EqualTo("wide"));
        Assert.That((bool)properties["$feature/beta"]!, Is.True);
        Assert.That((bool)properties["$feature/old"]!, Is.False);
        Assert.That(
            properties["$active_feature_flags"]!.Select(key => (string?)key),
            Is.EqualTo(["beta", "layout"])
        );
        Assert.That((int)properties["total"]!, Is.EqualTo(7));
        Assert.That((bool)properties["$is_server"]!, Is.True);
        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Event_carries_only_the_flags_of_a_filtered_snapshot()
    {
        await using var client = new PostHogClient(Chosen());
        var flags = await EvaluateAsync(client);
        flags.IsEnabled("beta");

        var properties = await CaptureAsync(client, Event(flags.OnlyAccessed()));

        Assert.That(FlagsIn(properties), Is.EqualTo(["$feature/beta"]));
    }

    [Test]
    public async Task Event_omits_the_list_of_active_flags_when_none_is_active()
    {
        await using var client = new PostHogClient(Chosen());
        var flags = await EvaluateAsync(client);

        var properties = await CaptureAsync(client, Event(flags.Only("old")));

        Assert.That(properties.ContainsKey("$active_feature_flags"), Is.False);
        Assert.That((bool)properties["$feature/old"]!, Is.False);
    }

    [Test]
    public async Task Properties_set_by_the_caller_override_flags()
    {
        await using var client = new PostHogClient(Chosen());
        var flags = await EvaluateAsync(client);
        var captured = Event(flags);
        captured["$feature/beta"] = "by hand";
        captured["$active_feature_flags"] = null;

        var properties = await CaptureAsync(client, captured);

        Assert.That((string?)properties["$feature/beta"], Is.EqualTo("by hand"));
        Assert.That(properties.ContainsKey("$active_feature_flags"), Is.False);
    }

    [Test]
    public async Task Flags_override_super_properties()
    {
        var options = Chosen();
        options.SuperProperties["$feature/beta"] = "of the client";
        options.SuperProperties["$feature/own"] = "of the client";
        await using var client = new PostHogClient(options);
        var flags = await EvaluateAsync(client);

        var properties = await CaptureAsync(client, Event(flags));

        Assert.That((bool)properties["$feature/beta"]!, Is.True);
        Assert.That((string?)properties["$feature/own"], Is.EqualTo("of the client"));
    }

    [TestCase("user-42")]
    [TestCase(null)]
    public async Task Event_in_a_request_context_carries_the_flags_too(string? named)
    {
        await using var client = new PostHogClient(Chosen());
        var flags = await EvaluateAsync(client);
        var context = new PostHogContext
        {
            DistinctId = named,
            Properties = { ["$feature/beta"] = "of the context", ["path"] = "/cart" },
        };

        using (client.BeginContext(context))
        {
            client.Enqueue(new PostHogEvent("order placed") { Flags = flags });
        }

        var properties = await OnlyOneAsync(client);
        Assert.That((bool)properties["$feature/beta"]!, Is.True);
        Assert.That(
            properties["$active_feature_flags"]!.Select(key => (string?)key),
            Is.EqualTo(["beta", "layout"])
        );
        Assert.That((string?)properties["path"], Is.EqualTo("/cart"));
    }

    private static IEnumerable<string> FlagsIn(JObject properties) =>
        properties
            .Properties()
            .Select(one => one.Name)
            .Where(name => name.StartsWith("$feature/", StringComparison.Ordinal));

    private static PostHogEvent Event(FeatureFlagEvaluations flags) =>
        new("order placed", "user-42") { Flags = flags, Properties = { ["total"] = 7 } };

    private PostHogOptions Chosen()
    {
        var options = Options();
        options.CaptureMode = mode;
        if (isHooked)
        {
            options.BeforeSend.Add(captured => captured);
        }

        return options;
    }

    private async Task<JObject> CaptureAsync(PostHogClient client, PostHogEvent captured)
    {
        client.Enqueue(captured);
        return await OnlyOneAsync(client);
    }

    private async Task<JObject> OnlyOneAsync(PostHogClient client)
    {
        var events = await FlushedAsync(client);
        return (JObject)
            events.Single(one => (string?)one["event"] is "order placed")["properties"]!;
    }

    private async Task<FeatureFlagEvaluations> EvaluateAsync(PostHogClient client)
    {
        Http.Then(200, FlagsJson.Of(("layout", "wide"), ("beta", true), ("old", false)));
        return await client.EvaluateFlagsAsync("user-42");
    }
}
