using Newtonsoft.Json.Linq;

namespace PostHog.Async.Tests.Identity;

/// <summary>Identities in capture V1, which reads the distinct id of the event alone.</summary>
public sealed class IdentityV1Tests : ClientTest
{
    [Test]
    public async Task Alias_gives_a_person_a_second_id()
    {
        await using var client = new PostHogClient(Options());

        await client.AliasAsync("user-42", "ada@example.com");

        var sent = Http.Requests[0].Events[0];
        var properties = (JObject)sent["properties"]!;
        Assert.That((string?)sent["distinct_id"], Is.EqualTo("user-42"));
        Assert.That((string?)properties["alias"], Is.EqualTo("ada@example.com"));
        Assert.That(properties.ContainsKey("distinct_id"), Is.False);
    }

    [Test]
    public async Task Sends_set_properties_inside_the_properties()
    {
        await using var client = new PostHogClient(Options());

        await client.IdentifyAsync("a", new() { ["x"] = 1 }, new() { ["y"] = 2 });
        await client.GroupIdentifyAsync("company", "acme");

        var events = Http.Requests.SelectMany(request => request.Events).ToList();
        Assert.That((int)events[0].SelectToken("properties.$set.x")!, Is.EqualTo(1));
        Assert.That((int)events[0].SelectToken("properties.$set_once.y")!, Is.EqualTo(2));
        Assert.That(events[1].SelectToken("properties.$group_set")!.HasValues, Is.False);
    }

    private protected override PostHogOptions Options()
    {
        var options = base.Options();
        options.CaptureMode = CaptureMode.V1;
        return options;
    }
}
