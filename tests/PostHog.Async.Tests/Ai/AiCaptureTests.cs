using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Ai;

/// <summary>AI events that the application describes itself.</summary>
public sealed class AiCaptureTests : ClientTest
{
    [TestCase(false, "/batch/")]
    [TestCase(true, "/i/v0/ai/batch/")]
    public async Task Uses_the_queue_for_AI_events_when_capture_is_full(bool isFull, string path)
    {
        var options = Options();
        options.EnableFullAiCapture = isFull;
        await using var client = new PostHogClient(options);

        await client.CaptureAsync(new AiGeneration("user-42") { Model = "m" });
        client.Enqueue(new AiSpan("user-42") { SpanName = "search" });
        await client.FlushAsync();

        Assert.That(
            Http.Requests.Select(request => request.Url.AbsolutePath),
            Is.EqualTo([path, path])
        );
    }

    [Test]
    public async Task Sends_a_list_of_them_with_other_events()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureBatchAsync([new AiGeneration("u"), Some.Event(), new AiSpan("u")]);

        Assert.That(
            Sent().Select(one => (string?)one["event"]),
            Is.EqualTo(["$ai_generation", "order placed", "$ai_span"])
        );
    }

    [Test]
    public async Task Leaves_out_content_in_privacy_mode_on_every_way()
    {
        var options = Options();
        options.PrivacyMode = true;
        await using var client = new PostHogClient(options);
        var generation = new AiGeneration("u") { Input = "secret", InputTokens = 3 };

        await client.CaptureAsync(generation);
        await client.CaptureAiAsync(generation);
        await client.CaptureBatchAsync([generation]);
        client.Enqueue(generation);
        client.EnqueueAi(generation);
        await client.FlushAsync();

        var sent = Sent().Select(one => (JObject)one["properties"]!).ToList();
        Assert.That(sent, Has.Count.EqualTo(5));
        Assert.That(sent.Select(one => one["$ai_input"]), Is.All.Null);
        Assert.That(sent.Select(one => (int)one["$ai_input_tokens"]!), Is.All.EqualTo(3));
    }

    [Test]
    public async Task A_scope_makes_one_tree_of_what_happens_inside()
    {
        await using var client = new PostHogClient(Options());

        using (var trace = client.BeginAiTrace("answer question", "user-42", "chat-1"))
        {
            client.Enqueue(new AiGeneration { Model = "m" });
            using (var span = client.BeginAiSpan("look up", "tool"))
            {
                Time.Advance(TimeSpan.FromSeconds(2));
                client.Enqueue(new AiEmbedding { Model = "e" });
                span.Event.OutputState = "found";
            }

            trace.Event.OutputState = "answer";
        }

        await client.FlushAsync();

        var sent = Sent()
            .ToDictionary(one => (string)one["event"]!, one => (JObject)one["properties"]!);
        var traceId = (string?)sent["$ai_trace"]["$ai_trace_id"];
        Assert.That(
            sent.Values.Select(one => (string?)one["$ai_trace_id"]),
            Is.All.EqualTo(traceId)
        );
        Assert.That(
            sent.Values.Select(one => (string?)one["$ai_session_id"]),
            Is.All.EqualTo("chat-1")
        );
        Assert.That(sent["$ai_trace"]["$ai_parent_id"], Is.Null);
        Assert.That((string?)sent["$ai_generation"]["$ai_parent_id"], Is.EqualTo(traceId));
        Assert.That((string?)sent["$ai_span"]["$ai_parent_id"], Is.EqualTo(traceId));
        Assert.That(
            (string?)sent["$ai_embedding"]["$ai_parent_id"],
            Is.EqualTo((string?)sent["$ai_span"]["$ai_span_id"])
        );
        Assert.That((double)sent["$ai_span"]["$ai_latency"]!, Is.EqualTo(2.0));
        Assert.That((string?)sent["$ai_trace"]["$ai_trace_name"], Is.EqualTo("answer question"));
        Assert.That((string?)sent["$ai_trace"]["$ai_output_state"], Is.EqualTo("answer"));
        Assert.That(Sent().Select(one => (string?)one["distinct_id"]), Is.All.EqualTo("user-42"));
    }

    [Test]
    public async Task A_trace_inside_another_is_one_of_its_own()
    {
        await using var client = new PostHogClient(Options());
        using var outer = client.BeginAiTrace("outer");

        using (var inner = client.BeginAiTrace("inner"))
        {
            Assert.That(inner.TraceId, Is.Not.EqualTo(outer.TraceId));
            Assert.That(inner.Event.ParentId, Is.Null);
            Assert.That(new AiSpan().TraceId, Is.EqualTo(inner.TraceId));
        }

        Assert.That(new AiSpan().TraceId, Is.EqualTo(outer.TraceId));
    }

    [Test]
    public async Task A_scope_ends_once_and_in_any_order()
    {
        await using var client = new PostHogClient(Options());
        var outer = client.BeginAiTrace("outer");
        var inner = client.BeginAiSpan("inner");

        outer.Dispose();
        outer.Dispose();
        inner.Dispose();
        await client.FlushAsync();

        Assert.That(Sent(), Has.Count.EqualTo(2));
        Assert.That(new AiSpan().TraceId, Is.Not.EqualTo(outer.TraceId));
    }

    [Test]
    public async Task Another_trace_has_not_the_parent_of_the_scope()
    {
        await using var client = new PostHogClient(Options());
        using var scope = client.BeginAiTrace("scope");

        var other = new AiGeneration { TraceId = "other" };
        var placed = new AiGeneration { ParentId = "mine", TraceId = "other" };

        Assert.That(other.ParentId, Is.Null);
        Assert.That(placed.ParentId, Is.EqualTo("mine"));
    }

    private List<JToken> Sent() => [.. Http.Requests.SelectMany(request => request.Events)];
}
