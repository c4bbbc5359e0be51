using System.Text.Json.Nodes;
using PostHog.Compliance.Tests.Driving;

namespace PostHog.Compliance.Tests;

[TestFixtureSource(typeof(Variant), nameof(Variant.Encodings))]
internal sealed class CompressionTests(Variant variant) : AdapterTest(variant)
{
    [Test]
    public async Task Compresses_when_asked_to()
    {
        await Harness.InitAsync(new JsonObject { ["enable_compression"] = true });
        var uuids = await Harness.CaptureManyAsync(20);

        var delivered = await Harness.FlushAsync();

        var request = Server.Requests.Single();
        Assert.That(delivered, Is.EqualTo(20));
        Assert.That(request.Header("Content-Encoding"), Is.EqualTo(Variant.Encoding));
        Assert.That(request.Uuids, Is.EqualTo(uuids));
        Assert.That(request.WireLength, Is.LessThan(request.Length / 2));
    }

    [Test]
    public async Task Compresses_ai_events_when_asked_to()
    {
        await Harness.InitAsync(new JsonObject { ["enable_compression"] = true });
        var uuid = await Harness.CaptureAiAsync();

        await Harness.FlushAsync();

        var request = Server.Requests.Single();
        Assert.That(request.Path, Is.EqualTo(Variant.AiPath));
        Assert.That(request.Header("Content-Encoding"), Is.EqualTo(Variant.Encoding));
        Assert.That(request.Uuids, Is.EqualTo([uuid]));
    }

    [Test]
    public async Task Does_not_compress_unless_asked_to()
    {
        await Harness.InitAsync();
        await Harness.CaptureManyAsync(20);
        await Harness.CaptureAiAsync();

        await Harness.FlushAsync();

        Assert.That(
            Server.Requests.Select(one => one.Header("Content-Encoding")),
            Is.EqualTo(new string?[] { null, null })
        );
    }

    [Test]
    public async Task Declares_its_encoding_and_capabilities()
    {
        var health = await Harness.AskAsync(HttpMethod.Get, "/health");

        var capabilities = health["capabilities"]!.AsArray().Select(one => (string)one!);
        string[] expected =
            Variant.Mode == "v0"
                ? ["capture_v0", "capture_ai_v0"]
                : ["capture_v1", "capture_ai_v1", "event_options"];
        string[] common = [$"encoding_{Variant.Encoding}", "feature_flags_local_evaluation_v1"];
        Assert.That(capabilities, Is.EqualTo([.. expected, .. common]));
        Assert.That((bool)health["supports_parallel"]!, Is.True);
        Assert.That((string)health["sdk_name"]!, Is.EqualTo("posthog-csharp"));
    }
}
