using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>AI events that the application describes itself, against a server that validates requests.</summary>
public sealed class AiProtocolTests
{
    [TestCase(CaptureMode.V0, false, "/batch/")]
    [TestCase(CaptureMode.V0, true, "/i/v0/ai/batch/")]
    [TestCase(CaptureMode.V1, false, "/i/v1/analytics/events")]
    [TestCase(CaptureMode.V1, true, "/i/v1/ai/events")]
    public async Task Delivers_every_event_of_a_trace(CaptureMode mode, bool isFull, string path)
    {
        await using var server = await DevServer.StartAsync();
        var options = Some.Options(server.Url);
        options.CaptureMode = mode;
        options.EnableFullAiCapture = isFull;
        await using var client = new PostHogClient(options);
        var picture = "data:image/png;base64," + Convert.ToBase64String(new byte[300]);

        await TraceAsync(client, picture);
        await client.FlushAsync();

        Assert.That(
            server.Events.Select(received => received.Name),
            Is.EqualTo([
                "$ai_generation",
                "$ai_embedding",
                "$ai_feedback",
                "$ai_metric",
                "$ai_trace",
            ])
        );
        Assert.That(server.Events.Select(received => received.Path), Is.All.EqualTo(path));
        Assert.That(
            server.Events.Select(received => received.DistinctId),
            Is.All.EqualTo("user-42")
        );
        Assert.That(
            server.Events[0].Json.GetRawText(),
            isFull ? Does.Contain(picture) : Does.Contain("[base64 image/png redacted]")
        );
    }

    private static async Task TraceAsync(PostHogClient client, string picture)
    {
        using (var trace = client.BeginAiTrace("answer question", "user-42"))
        {
            var generation = new AiGeneration
            {
                Model = "m",
                Input = new[] { AiMessage.User("what is this?"), AiMessage.User(picture) },
            };
            var result = await client.CaptureAsync(generation);
            result.EnsureDelivered();
            client.Enqueue(new AiEmbedding { Input = "text" });
            client.Enqueue(new AiFeedback(trace.TraceId, "good"));
            client.Enqueue(new AiMetric(trace.TraceId, "relevance", 1));
        }
    }
}
