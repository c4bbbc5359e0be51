using PostHog.Setup;
using PostHog.Wire;

namespace PostHog.Core.Tests.Setup;

internal sealed class ClientPartsTests
{
    [TestCase(CaptureMode.V0, "/batch/", "/i/v0/ai/batch/", null)]
    [TestCase(CaptureMode.V1, "/i/v1/analytics/events", "/i/v1/ai/events", "Bearer phc_test")]
    public void Creates_a_wire_for_each_queue(
        CaptureMode mode,
        string path,
        string aiPath,
        string? authorization
    )
    {
        var parts = ClientParts.Build(
            new PostHogOptions
            {
                ProjectToken = "phc_test",
                CaptureMode = mode,
                Compression = CaptureCompression.Gzip,
            }
        );

        var request = RequestOf(parts.Events);
        var aiRequest = RequestOf(parts.Ai);

        Assert.That(request.Url.AbsolutePath, Is.EqualTo(path));
        Assert.That(aiRequest.Url.AbsolutePath, Is.EqualTo(aiPath));
        Assert.That(request.ContentEncoding, Is.EqualTo("gzip"));
        Assert.That(aiRequest.ContentEncoding, Is.Null);
        Assert.That(aiRequest.Headers.FirstOrDefault().Value, Is.EqualTo(authorization));
    }

    [Test]
    public void Accepts_larger_AI_events()
    {
        var parts = ClientParts.Build(
            new PostHogOptions { ProjectToken = "phc_test", Log = _ => { } }
        );
        var posthogEvent = new PostHogEvent("$ai_generation", "u")
        {
            ["$ai_input"] = new string('x', 2_000_000),
        };

        Assert.That(parts.Events.Serialiser.Serialise(posthogEvent).Dropped, Is.Not.Null);
        Assert.That(parts.Ai.Serialiser.Serialise(posthogEvent).Event, Is.Not.Null);
    }

    [Test]
    public void Runs_the_same_functions_in_both_queues_and_replaces_them()
    {
        var parts = ClientParts.Build(
            new PostHogOptions { ProjectToken = "phc_test", Log = _ => { } }
        );

        parts.BeforeSend.Replace([_ => null]);

        Assert.That(parts.Events.Serialiser.Serialise(A.Event()).Dropped, Is.Not.Null);
        Assert.That(parts.Ai.Serialiser.Serialise(A.Event()).Dropped, Is.Not.Null);
    }

    private static WireRequest RequestOf(QueueParts queue) =>
        queue.Batches.Start([A.Serialised()], A.Moment).NextRequest(A.Moment);
}
