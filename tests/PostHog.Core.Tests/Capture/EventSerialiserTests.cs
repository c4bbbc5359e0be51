using PostHog.Capture;

namespace PostHog.Core.Tests.Capture;

internal sealed class EventSerialiserTests
{
    [Test]
    public void Assigns_a_time_and_an_id_if_the_event_has_none()
    {
        var written = Written.Event(A.Event());

        Assert.That(written.Json, Does.Contain("\"timestamp\":\"2026-03-01T12:00:00Z\""));
        Assert.That(written.Json, Does.EndWith($"\"uuid\":\"{written.Uuid:D}\"}}"));
        Assert.That(written.Uuid.ToString("D")[14], Is.EqualTo('7'));
    }

    [Test]
    public void Keeps_the_id_of_the_event()
    {
        var captured = A.Event();
        captured.Uuid = A.Uuid;

        Assert.That(Written.Event(captured).Uuid, Is.EqualTo(A.Uuid));
        Assert.That(Written.Event(captured).Json, Does.Contain(A.Uuid.ToString("D")));
    }

    [Test]
    public void Replaces_an_empty_id()
    {
        var captured = A.Event();
        captured.Uuid = Guid.Empty;

        Assert.That(Written.Event(captured).Uuid, Is.Not.EqualTo(Guid.Empty));
        Assert.That(captured.Uuid, Is.EqualTo(Guid.Empty));
    }

    [Test]
    public void Does_not_change_the_event()
    {
        var captured = A.Event();

        Written.Event(captured);

        Assert.That(captured.Properties, Is.Empty);
        Assert.That(captured.Uuid, Is.Null);
        Assert.That(captured.Timestamp, Is.Null);
    }

    [TestCase("", "user-42", "its name is blank.")]
    [TestCase("paid", " ", "its distinct id is blank")]
    public void Drops_an_event_with_a_verdict_and_a_warning(
        string name,
        string distinctId,
        string reason
    )
    {
        var written = Written.Event(new(name, distinctId));

        Assert.That(written.Dropped!.EventName, Is.EqualTo(name));
        Assert.That(written.Dropped.Uuid, Is.EqualTo(Guid.Empty));
        Assert.That(written.Dropped.Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(written.Dropped.Failure!.Kind, Is.EqualTo(PostHogFailureKind.InvalidEvent));
        Assert.That(
            written.Dropped.Failure.Message,
            Does.StartWith("The event was dropped: " + reason)
        );
        Assert.That(written.Log.Warnings.Single(), Does.Contain(reason));
    }

    [Test]
    public void Sends_an_event_that_the_server_may_reject_with_a_warning()
    {
        var written = Written.Event(new(new string('n', 300), "user-42"));

        Assert.That(written.Dropped, Is.Null);
        Assert.That(written.Log.Warnings.Single(), Does.Contain("is sent, but its name"));
    }

    [TestCase(EventFormat.AnalyticsMaxBytes, "900 KiB")]
    [TestCase(EventFormat.AiMaxBytes, "8192 KiB")]
    public void Drops_an_event_too_large_for_its_queue_and_reports_its_size(
        int maxBytes,
        string limit
    )
    {
        var fits = new PostHogEvent("e", "u") { ["text"] = new string('s', maxBytes - 500) };
        var tooLarge = new PostHogEvent("e", "u") { ["text"] = new string('s', maxBytes - 50) };

        Assert.That(Written.Event(fits, maxBytes: maxBytes).Dropped, Is.Null);
        var written = Written.Event(tooLarge, maxBytes: maxBytes);
        Assert.That(
            written.Dropped!.Failure!.Message,
            Does.Contain(limit).And.Match(@"\d{6} bytes")
        );
        Assert.That(written.Log.Warnings.Single(), Does.Not.Contain("sss"));
    }

    [TestCase("x", 1)]
    [TestCase("\u00e9", 2)]
    public void Reports_the_size_of_an_event_that_is_too_large(string character, int bytes)
    {
        var text = string.Concat(Enumerable.Repeat(character, 2_000_000));
        var empty = Written.Event(new("e", "u") { ["a"] = "", ["b"] = "" }).Json.Length;
        var large = new PostHogEvent("e", "u") { ["a"] = text, ["b"] = text };

        var message = Written.Event(large).Dropped!.Failure!.Message;

        Assert.That(message, Does.Contain($"900 KiB: {empty + (4_000_000 * bytes)} bytes."));
    }

    [Test]
    public void Reports_how_far_a_huge_event_was_measured()
    {
        var endless = new PostHogEvent("e", "u") { ["text"] = new string('x', 20_000_000) };

        var message = Written.Event(endless).Dropped!.Failure!.Message;

        Assert.That(message, Does.Contain("900 KiB: more than 9092 KiB"));
    }

    [Test]
    public void Returns_a_verdict_for_a_null_event()
    {
        var written = Written.Event(null!);

        Assert.That(written.Dropped!.EventName, Is.Empty);
        Assert.That(written.Log.Warnings, Has.Length.EqualTo(1));
    }

    [Test]
    public void Works_on_many_threads_at_once()
    {
        Parallel.For(
            0,
            2000,
            index =>
            {
                var written = Written.Value(index);

                Assert.That(written.Own, Does.Contain($"\"value\":{index},"));
            }
        );
    }
}
