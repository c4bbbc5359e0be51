using Newtonsoft.Json.Linq;
using PostHog.Async.Tests.Flags;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Context;

/// <summary>What a context fills in leaves what an event says of flags as it is.</summary>
public sealed class EventFlagsInContextTests : FlagTest
{
    [TestCase("user-42")]
    [TestCase(null)]
    public async Task Are_captured_on_an_event_that_has_them(string? named)
    {
        await using var client = new PostHogClient(Options());
        Http.Then(200, FlagsJson.Full("beta", true, "1"));
        var flags = await client.EvaluateFlagsAsync("user-42");

        using (client.BeginContext(new() { DistinctId = named, SessionId = "s-1" }))
        {
            client.Enqueue(new PostHogEvent("order placed") { Flags = flags });
        }

        var properties = await OnlyOneAsync(client);
        Assert.That((bool?)properties["$feature/beta"], Is.True);
        Assert.That((string?)properties["$active_feature_flags"]?[0], Is.EqualTo("beta"));
        Assert.That((string?)properties["$session_id"], Is.EqualTo("s-1"));
    }

    [Test]
    public async Task Are_captured_as_briefly_as_without_a_context()
    {
        await using var client = new PostHogClient(Options());
        Http.Then(
            200,
            FlagsJson.Full("beta", true, "1", hasExperiment: false, allowsMinimal: true)
        );

        using (
            client.BeginContext(
                new() { DistinctId = "user-42", Properties = { ["tenant"] = "acme" } }
            )
        )
        {
            await client.GetFeatureFlagAsync("beta");
        }

        var properties = await OnlyOneAsync(client);
        Assert.That((string?)properties["$feature_flag"], Is.EqualTo("beta"));
        Assert.That(properties.ContainsKey("$feature/beta"), Is.False);
        Assert.That(properties.ContainsKey("tenant"), Is.False);
    }

    private async Task<JObject> OnlyOneAsync(PostHogClient client)
    {
        var events = await FlushedAsync(client);
        return (JObject)events.Single()["properties"]!;
    }
}
