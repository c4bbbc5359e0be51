using PostHog.TestKit;

namespace PostHog.Async.Tests.Context;

/// <summary>The request context, through the client.</summary>
public sealed class RequestContextTests : ClientTest
{
    [Test]
    public async Task Returns_the_distinct_id_of_the_context_without_generating_one()
    {
        await using var client = new PostHogClient(Options());

        Assert.That(client.GetDistinctId(), Is.Null);
        using (client.BeginContext(new() { DistinctId = "user-42" }))
        {
            Assert.That(client.GetDistinctId(), Is.EqualTo("user-42"));
            using (client.BeginContext(new() { IsFresh = true }))
            {
                Assert.That(client.GetDistinctId(), Is.Null);
            }
        }

        Assert.That(client.GetDistinctId(), Is.Null);
    }

    [Test]
    public async Task Reads_the_tracing_headers_of_a_request()
    {
        await using var client = new PostHogClient(Options());
        var headers = new Dictionary<string, string>
        {
            ["x-posthog-distinct-id"] = " user-42\u0007 ",
            ["X-PostHog-Session-Id"] = "s-1",
        };

        using (client.BeginContext(PostHogContext.FromHeaders(headers)))
        {
            await client.CaptureAsync(new PostHogEvent("page viewed"));
        }

        Assert.That(Sent("distinct_id"), Is.EqualTo("user-42"));
        Assert.That(Sent("properties.$session_id"), Is.EqualTo("s-1"));
    }

    [Test]
    public async Task Keeps_the_distinct_id_and_session_set_by_the_caller()
    {
        await using var client = new PostHogClient(Options());

        using (client.BeginContext(new() { DistinctId = "user-7", SessionId = "s-1" }))
        {
            await client.CaptureAsync(
                new PostHogEvent("page viewed", "user-42") { ["$session_id"] = "own" }
            );
        }

        Assert.That(Sent("distinct_id"), Is.EqualTo("user-42"));
        Assert.That(Sent("properties.$session_id"), Is.EqualTo("own"));
    }

    [Test]
    public async Task Sends_a_personless_event_in_a_context_without_a_distinct_id()
    {
        await using var client = new PostHogClient(Options());

        using (client.BeginContext(new() { SessionId = "s-1" }))
        {
            client.Enqueue(new PostHogEvent("page viewed"));
            client.Enqueue(new PostHogEvent("page viewed") { ["$process_person_profile"] = true });
        }

        await client.FlushAsync();
        var sent = Http.Requests[0].Events;
        Assert.That(Guid.TryParse((string?)sent[0]["distinct_id"], out _));
        Assert.That((bool)sent[0].SelectToken("properties.$process_person_profile")!, Is.False);
        Assert.That((bool)sent[1].SelectToken("properties.$process_person_profile")!, Is.True);
        Assert.That((string?)sent[1].SelectToken("properties.$session_id"), Is.EqualTo("s-1"));
    }

    [Test]
    public async Task Drops_an_event_without_a_distinct_id_outside_a_context()
    {
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureAsync(new PostHogEvent("page viewed"));

        Assert.That(Http.Requests, Is.Empty);
        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Fills_in_values_that_the_event_does_not_set()
    {
        var options = Options();
        options.SuperProperties["tenant"] = "super";
        options.SuperProperties["release"] = "super";
        await using var client = new PostHogClient(options);

        using (
            client.BeginContext(new() { Properties = { ["tenant"] = "acme", ["plan"] = "pro" } })
        )
        {
            await client.CaptureAsync(new PostHogEvent("e", "u") { ["plan"] = "own" });
        }

        Assert.That(Sent("properties.plan"), Is.EqualTo("own"));
        Assert.That(Sent("properties.tenant"), Is.EqualTo("acme"));
        Assert.That(Sent("properties.release"), Is.EqualTo("super"));
    }

    [Test]
    public async Task Applies_to_every_method_that_sends_an_event()
    {
        await using var client = new PostHogClient(Options());

        using (client.BeginContext(new() { DistinctId = "user-42" }))
        {
            await client.CaptureAsync(new PostHogEvent("captured"));
            await client.CaptureBatchAsync([new PostHogEvent("in a batch")]);
            await client.CaptureAiAsync(new PostHogEvent("$ai_generation"));
            await client.CaptureExceptionAsync("failed");
            client.Enqueue(new PostHogEvent("queued"));
            client.EnqueueAi(new PostHogEvent("$ai_span"));
            client.EnqueueException("failed");
        }

        await client.FlushAsync();
        var events = Http.Requests.SelectMany(request => request.Events).ToList();
        Assert.That(events, Has.Count.EqualTo(7));
        Assert.That(events.Select(one => (string?)one["distinct_id"]), Is.All.EqualTo("user-42"));
    }

    [Test]
    public async Task Is_read_when_an_event_is_queued_not_when_it_is_sent()
    {
        await using var client = new PostHogClient(Options());
        using (client.BeginContext(new() { DistinctId = "user-42" }))
        {
            client.Enqueue(new PostHogEvent("queued"));
        }

        using (client.BeginContext(new() { DistinctId = "user-7" }))
        {
            await client.FlushAsync();
        }

        Assert.That(Sent("distinct_id"), Is.EqualTo("user-42"));
    }

    [Test]
    public async Task Does_not_flow_into_the_background_delivery()
    {
        var seen = new List<string?>();
        var options = Options();
        options.FlushAt = 1;
        await using var client = new PostHogClient(options);
        Http.OnRequest = _ => seen.Add(client.GetDistinctId());

        using (client.BeginContext(new() { DistinctId = "user-42" }))
        {
            client.Enqueue(Some.Event());
            Http.WaitForRequests(1);
            client.Enqueue(Some.Event());
            Http.WaitForRequests(2);
        }

        Assert.That(seen, Is.EqualTo(new string?[] { null, null }));
    }

    [Test]
    public async Task Context_begun_in_a_called_method_ends_with_that_method()
    {
        await using var client = new PostHogClient(Options());
        using var scope = client.BeginContext(new() { DistinctId = "user-42" });

        await CaptureInsideAsync(client);

        Assert.That(client.GetDistinctId(), Is.EqualTo("user-42"));
        Assert.That(Sent("distinct_id"), Is.EqualTo("user-7"));
    }

    [Test]
    public async Task Rejects_a_null_context()
    {
        await using var client = new PostHogClient(Options());

        Assert.That(() => client.BeginContext(null!), Throws.ArgumentNullException);
    }

    private static async Task CaptureInsideAsync(PostHogClient client)
    {
        using var scope = client.BeginContext(new() { DistinctId = "user-7" });
        await client.CaptureAsync(new PostHogEvent("inside"));
    }

    private string? Sent(string path) => (string?)Http.Requests[0].Events[0].SelectToken(path);
}
