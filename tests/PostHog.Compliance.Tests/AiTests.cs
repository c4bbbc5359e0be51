using System.Text.Json.Nodes;
using PostHog.Compliance.Tests.Driving;

namespace PostHog.Compliance.Tests;

[TestFixtureSource(typeof(Variant), nameof(Variant.All))]
internal sealed class AiTests(Variant variant) : AdapterTest(variant)
{
    private const string Given = "0198f3a0-0000-7000-8000-000000000001";

    [TestCase(null)]
    [TestCase(Given)]
    public async Task Sends_an_ai_event_on_its_own_path(string? uuid)
    {
        await Harness.InitAsync();

        var returned = await Harness.CaptureAiAsync(uuid: uuid);
        await Harness.FlushAsync();

        var request = Server.Requests.Single();
        Assert.That(request.Path, Is.EqualTo(Variant.AiPath));
        Assert.That(request.Uuids, Is.EqualTo([uuid ?? returned]));
        Assert.That(returned, Is.EqualTo(request.Uuids.Single()));
    }

    [Test]
    public async Task Sends_a_captured_event_with_other_events_whatever_its_name()
    {
        await Harness.InitAsync();

        await Harness.CaptureAsync("$ai_generation");
        await Harness.CaptureAiAsync();
        await Harness.FlushAsync();

        Assert.That(
            Server.Requests.Select(one => one.Path),
            Is.EquivalentTo([Variant.AnalyticsPath, Variant.AiPath])
        );
    }

    [Test]
    public async Task Sends_content_in_full_and_without_nulls()
    {
        await Harness.InitAsync();
        var text = new string('x', 100_000);
        var properties = new JsonObject { ["$ai_input"] = text, ["$ai_model"] = null };

        var sent = await SendAsync(() => Harness.CaptureAiAsync(properties: properties));

        Assert.That(sent.Property("$ai_input"), Is.EqualTo($"\"{text}\""));
        Assert.That(sent.Property("$ai_model"), Is.Null);
    }

    [Test]
    public async Task Retries_ai_events_on_their_own_path()
    {
        await Harness.InitAsync();
        Server.Refuse(503);
        await Harness.CaptureAiAsync();

        await Harness.FlushAsync();
        await Server.WaitForRequestsAsync(2);

        Assert.That(Server.Requests.Select(one => one.Path), Is.All.EqualTo(Variant.AiPath));
        Assert.That(Server.Requests[1].Events[0].Raw, Is.EqualTo(Server.Requests[0].Events[0].Raw));
    }
}
