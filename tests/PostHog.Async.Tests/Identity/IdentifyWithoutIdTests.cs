using Newtonsoft.Json.Linq;

namespace PostHog.Async.Tests.Identity;

/// <summary><c>Identify</c> without a distinct id.</summary>
public sealed class IdentifyWithoutIdTests : ClientTest
{
    [TestCase("")]
    [TestCase(" \t")]
    [TestCase(null)]
    public async Task Identifies_the_person_of_the_context(string? blank)
    {
        await using var client = new PostHogClient(Options());
        using var scope = client.BeginContext(new() { DistinctId = "user-42" });

        var result = await client.IdentifyAsync(blank, new() { ["plan"] = "pro" });
        client.Enqueue(PostHogEvent.Identify(blank));
        await client.FlushAsync();

        Assert.That(result.IsDelivered);
        Assert.That(Sent().Select(one => (string?)one["distinct_id"]), Is.All.EqualTo("user-42"));
        Assert.That(Sent()[0].SelectToken("properties.$process_person_profile"), Is.Null);
        Assert.That((string?)Sent()[0].SelectToken("properties.$set.plan"), Is.EqualTo("pro"));
    }

    [TestCase("")]
    [TestCase(" \t")]
    [TestCase(null)]
    public async Task Is_personless_with_a_new_id_outside_of_a_context(string? blank)
    {
        await using var client = new PostHogClient(Options());

        var result = await client.IdentifyAsync(blank);
        var queued = client.Enqueue(PostHogEvent.Identify(blank));
        await client.FlushAsync();

        Assert.That(result.IsDelivered);
        Assert.That(queued.IsAccepted);
        var ids = Sent().Select(one => (string?)one["distinct_id"]).ToList();
        Assert.That(ids, Is.Unique.And.All.Matches<string>(id => Guid.TryParse(id, out _)));
        Assert.That(
            Sent().Select(one => (bool?)one.SelectToken("properties.$process_person_profile")),
            Is.All.False
        );
    }

    [Test]
    public async Task Is_personless_in_a_context_without_a_distinct_id()
    {
        await using var client = new PostHogClient(Options());
        using var scope = client.BeginContext(new() { SessionId = "s-1" });

        await client.IdentifyAsync();

        Assert.That((string?)Sent()[0].SelectToken("properties.$session_id"), Is.EqualTo("s-1"));
        Assert.That((bool?)Sent()[0].SelectToken("properties.$process_person_profile"), Is.False);
    }

    [Test]
    public async Task Is_personless_by_an_option_in_V1()
    {
        var options = Options();
        options.CaptureMode = CaptureMode.V1;
        await using var client = new PostHogClient(options);

        await client.IdentifyAsync(set: new() { ["plan"] = "pro" });

        Assert.That((bool?)Sent()[0].SelectToken("options.process_person_profile"), Is.False);
        Assert.That(Guid.TryParse((string?)Sent()[0]["distinct_id"], out _));
    }

    private List<JObject> Sent() => [.. Http.Requests.SelectMany(request => request.Events)];
}
