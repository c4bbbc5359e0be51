using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Wire;

/// <summary>The release taken from the environment variable.</summary>
[NonParallelizable] // a process has one environment
public sealed class ReleaseIdTests : ClientTest
{
    private string? _before;

    [SetUp]
    public void Remember() => _before = Environment.GetEnvironmentVariable("POSTHOG_RELEASE_ID");

    [TearDown]
    public void Restore() => Set(_before);

    [TestCase(CaptureMode.V0)]
    [TestCase(CaptureMode.V1)]
    public async Task Is_sent_with_every_kind_of_event(CaptureMode mode)
    {
        Set(" rel-7 ");
        var options = Options();
        options.CaptureMode = mode;
        await using var client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event());
        await client.IdentifyAsync("a", new() { ["plan"] = "pro" });
        await client.AliasAsync("a", "b");
        await client.GroupIdentifyAsync("company", "acme");
        await client.SetPersonPropertiesAsync("a", new() { ["x"] = 1 });
        await client.CaptureExceptionAsync("failed", "a");
        await client.CaptureAiAsync(new PostHogEvent("$ai_generation", "a"));

        var sent = Http.Requests.SelectMany(request => request.Events).ToList();
        Assert.That(sent, Has.Count.EqualTo(7));
        Assert.That(sent.Select(Release), Is.All.EqualTo("rel-7"));
        Assert.That(sent[1].SelectToken("properties.$set")!.Children(), Has.Exactly(1).Items);
        Assert.That(sent[3].SelectToken("properties.$group_set")!.Children(), Is.Empty);
    }

    [Test]
    public async Task Is_overridden_by_super_context_and_event_properties()
    {
        Set("rel-7");
        var options = Options();
        options.SuperProperties["$release_id"] = "super";
        await using var client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event());
        using var scope = client.BeginContext(
            new() { Properties = { ["$release_id"] = "context" } }
        );
        await client.CaptureAsync(Some.Event());
        await client.CaptureAsync(new PostHogEvent("paid", "a") { ["$release_id"] = "call" });

        Assert.That(
            Http.Requests.Select(request => Release(request.Events[0])),
            Is.EqualTo(["super", "context", "call"])
        );
    }

    [Test]
    public async Task Is_visible_to_before_send_functions()
    {
        Set("rel-7");
        var options = Options();
        options.BeforeSend.Add(captured =>
        {
            captured["$release_id"] += "!";
            return captured;
        });
        await using var client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event());

        Assert.That(Release(Http.Requests[0].Events[0]), Is.EqualTo("rel-7!"));
    }

    [Test]
    public async Task Is_kept_on_minimal_flag_events()
    {
        Set("rel-7");
        await using var client = new PostHogClient(Options());

        client.Enqueue(new PostHogEvent("$feature_flag_called", "a") { IsMinimal = true });
        await client.FlushAsync();

        Assert.That(Release(Http.Requests[0].Events[0]), Is.EqualTo("rel-7"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" \t")]
    public async Task Is_omitted_when_blank(string? blank)
    {
        Set(blank);
        await using var client = new PostHogClient(Options());

        await client.CaptureAsync(Some.Event());

        Assert.That(Release(Http.Requests[0].Events[0]), Is.Null);
    }

    [Test]
    public async Task Is_read_from_the_environment_once()
    {
        Set("rel-7");
        await using var client = new PostHogClient(Options());
        Set("rel-8");

        await client.CaptureAsync(Some.Event());

        Assert.That(Release(Http.Requests[0].Events[0]), Is.EqualTo("rel-7"));
    }

    private static string? Release(JObject sent) =>
        (string?)sent.SelectToken("properties.$release_id");

    private static void Set(string? value) =>
        Environment.SetEnvironmentVariable("POSTHOG_RELEASE_ID", value);
}
