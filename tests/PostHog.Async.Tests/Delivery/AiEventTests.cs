using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

/// <summary>Events about AI, which have a queue and a path of their own.</summary>
public sealed class AiEventTests : ClientTest
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Returns_the_values_of_its_options(bool isOn)
    {
        var options = Options();
        options.PrivacyMode = isOn;
        options.EnableFullAiCapture = isOn;
        await using var client = new PostHogClient(options);

        Assert.That(client.PrivacyMode, Is.EqualTo(isOn));
        Assert.That(client.EnableFullAiCapture, Is.EqualTo(isOn));
    }

    [Test]
    public async Task Keeps_a_given_id_and_assigns_one_otherwise()
    {
        var id = Guid.NewGuid();
        await using var client = new PostHogClient(Options());

        var given = await client.CaptureAiAsync(new("$ai_generation", "a") { Uuid = id });
        var made = client.EnqueueAi(new("$ai_span", "a"));
        await client.FlushAsync();

        var sent = Http.Requests.SelectMany(request => request.Events).ToList();
        Assert.That(given.Verdicts[0].Uuid, Is.EqualTo(id));
        Assert.That(sent.Select(one => (Guid)one["uuid"]!), Is.EqualTo([id, made.Uuid]));
        Assert.That(sent.Select(one => (string?)one["timestamp"]), Is.All.Not.Null);
        Assert.That(
            Http.Requests.Select(request => request.Url.AbsolutePath),
            Is.All.EqualTo("/i/v0/ai/batch/")
        );
    }

    [Test]
    public async Task Accepts_any_event_name_and_sends_the_content_in_full()
    {
        var content = new string('x', 100_000);
        await using var client = new PostHogClient(Options());

        await client.CaptureAiAsync(new("order placed", "a") { ["$ai_input"] = content });

        var sent = Http.Requests[0].Events[0];
        Assert.That((string?)sent["properties"]!["$ai_input"], Is.EqualTo(content));
    }

    [Test]
    public async Task Sends_a_captured_AI_event_with_other_events()
    {
        await using var client = new PostHogClient(Options());

        await client.CaptureAsync(Some.Event("$ai_generation"));

        Assert.That(Http.Requests[0].Url.AbsolutePath, Is.EqualTo("/batch/"));
    }

    [Test]
    public async Task Drops_events_once_the_client_is_closed()
    {
        await using var client = new PostHogClient(Options());
        await client.ShutdownAsync();

        var queued = client.EnqueueAi(Some.Event("$ai_generation"));
        var captured = await client.CaptureAiAsync(Some.Event("$ai_generation"));

        Assert.That(queued.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(captured.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(Http.Requests, Is.Empty);
    }
}
