using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Identity;

/// <summary>Through the client: delivered by a call, and queued as events.</summary>
public sealed class IdentityTests : ClientTest
{
    [Test]
    public async Task Identifies_a_person_with_properties()
    {
        await using var client = new PostHogClient(Options());

        var result = await client.IdentifyAsync(
            "user-42",
            new() { ["plan"] = "pro" },
            new() { ["source"] = "web" }
        );

        Assert.That(result.IsDelivered);
        var sent = Http.Requests[0].Events[0];
        Assert.That(Text(sent, "event"), Is.EqualTo("$identify"));
        Assert.That(Text(sent, "distinct_id"), Is.EqualTo("user-42"));
        Assert.That(Text(sent, "properties.$set.plan"), Is.EqualTo("pro"));
        Assert.That(Text(sent, "properties.$set_once.source"), Is.EqualTo("web"));
        Assert.That(Text(sent, "properties.$lib"), Is.EqualTo("posthog-csharp"));
        Assert.That(sent.SelectToken("properties.$anon_distinct_id"), Is.Null);
    }

    [Test]
    public async Task Identifies_on_every_call()
    {
        await using var client = new PostHogClient(Options());

        await client.IdentifyAsync("user-42");
        await client.IdentifyAsync("user-42");

        Assert.That(Http.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Queues_identify_events()
    {
        await using var client = new PostHogClient(Options());

        var queued = client.Enqueue(PostHogEvent.Identify("user-42", new() { ["plan"] = "pro" }));
        await client.FlushAsync();

        Assert.That(queued.IsAccepted);
        Assert.That(Text(Http.Requests[0].Events[0], "event"), Is.EqualTo("$identify"));
    }

    [Test]
    public async Task Alias_gives_a_person_a_second_id()
    {
        await using var client = new PostHogClient(Options());

        await client.AliasAsync("user-42", "ada@example.com");

        var sent = Http.Requests[0].Events[0];
        Assert.That(Text(sent, "event"), Is.EqualTo("$create_alias"));
        Assert.That(Text(sent, "distinct_id"), Is.EqualTo("user-42"));
        Assert.That(Text(sent, "properties.distinct_id"), Is.EqualTo("user-42"));
        Assert.That(Text(sent, "properties.alias"), Is.EqualTo("ada@example.com"));
    }

    [TestCase("", "b")]
    [TestCase("a", "  ")]
    [TestCase(null, "b")]
    [TestCase("a", null)]
    public async Task Alias_sends_nothing_when_an_id_is_blank(string? id, string? alias)
    {
        await using var client = new PostHogClient(Options());

        var result = await client.AliasAsync(id!, alias!);
        var queued = client.Enqueue(PostHogEvent.Alias(id!, alias!));
        await client.FlushAsync();

        AssertRefused(result, queued);
    }

    [Test]
    public async Task GroupIdentify_sets_the_properties_of_a_group()
    {
        await using var client = new PostHogClient(Options());

        await client.GroupIdentifyAsync("company", "acme", new() { ["plan"] = "pro" });

        var sent = Http.Requests[0].Events[0];
        Assert.That(Text(sent, "event"), Is.EqualTo("$groupidentify"));
        Assert.That(Text(sent, "distinct_id"), Is.EqualTo("$company_acme"));
        Assert.That(Text(sent, "properties.$group_type"), Is.EqualTo("company"));
        Assert.That(Text(sent, "properties.$group_key"), Is.EqualTo("acme"));
        Assert.That(Text(sent, "properties.$group_set.plan"), Is.EqualTo("pro"));
    }

    [Test]
    public async Task GroupIdentify_accepts_a_distinct_id_and_no_properties()
    {
        await using var client = new PostHogClient(Options());

        await client.GroupIdentifyAsync("company", "acme", distinctId: "user-42");

        var sent = Http.Requests[0].Events[0];
        Assert.That(Text(sent, "distinct_id"), Is.EqualTo("user-42"));
        Assert.That(sent.SelectToken("properties.$group_set")!.HasValues, Is.False);
    }

    [TestCase("", "acme")]
    [TestCase("company", " ")]
    [TestCase(null, "acme")]
    [TestCase("company", null)]
    public async Task GroupIdentify_sends_nothing_without_type_and_key(string? type, string? key)
    {
        await using var client = new PostHogClient(Options());

        var result = await client.GroupIdentifyAsync(type!, key!);
        var queued = client.Enqueue(PostHogEvent.GroupIdentify(type!, key!));
        await client.FlushAsync();

        AssertRefused(result, queued);
    }

    [Test]
    public async Task Sets_properties_of_a_person()
    {
        await using var client = new PostHogClient(Options());

        await client.SetPersonPropertiesAsync(
            "user-42",
            new() { ["plan"] = "pro" },
            new() { ["source"] = "web" }
        );

        var sent = Http.Requests[0].Events[0];
        Assert.That(Text(sent, "event"), Is.EqualTo("$set"));
        Assert.That(Text(sent, "properties.$set.plan"), Is.EqualTo("pro"));
        Assert.That(Text(sent, "properties.$set_once.source"), Is.EqualTo("web"));
    }

    [Test]
    public async Task Sends_nothing_when_there_is_nothing_to_set()
    {
        await using var client = new PostHogClient(Options());

        var result = await client.SetPersonPropertiesAsync("user-42", [], []);

        Assert.That(Http.Requests, Is.Empty);
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
    }

    [Test]
    public async Task Passes_every_kind_of_event_to_the_before_send_functions()
    {
        var seen = new List<string>();
        var options = Options();
        options.BeforeSend.Add(captured =>
        {
            seen.Add(captured.Name);
            return captured;
        });
        await using var client = new PostHogClient(options);

        await client.IdentifyAsync("a");
        await client.AliasAsync("a", "b");
        await client.GroupIdentifyAsync("company", "acme");
        await client.SetPersonPropertiesAsync("a", new() { ["x"] = 1 });
        await client.CaptureExceptionAsync("failed", "a");

        Assert.That(
            seen,
            Is.EqualTo(["$identify", "$create_alias", "$groupidentify", "$set", "$exception"])
        );
    }

    [Test]
    public async Task Sends_nothing_while_opted_out()
    {
        await using var client = new PostHogClient(Options());
        client.OptOut();

        await client.IdentifyAsync("a");
        await client.AliasAsync("a", "b");
        await client.GroupIdentifyAsync("company", "acme");
        await client.SetPersonPropertiesAsync("a", new() { ["x"] = 1 });
        await client.CaptureExceptionAsync("failed", "a");
        client.EnqueueException("failed", "a");
        await client.FlushAsync();

        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Warns_once_about_each_placeholder_id()
    {
        await using var client = new PostHogClient(Options());

        foreach (var id in new[] { "anonymous", "null", "0", Guid.Empty.ToString(), "ANONYMOUS" })
        {
            await client.CaptureAsync(Some.Event(distinctId: id));
        }

        Assert.That(Http.Requests, Has.Count.EqualTo(5));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(4));
    }

    private void AssertRefused(CaptureResult result, EnqueueResult queued)
    {
        Assert.That(Http.Requests, Is.Empty);
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(queued.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(2));
    }

    private static string? Text(JObject sent, string path) => (string?)sent.SelectToken(path);
}
