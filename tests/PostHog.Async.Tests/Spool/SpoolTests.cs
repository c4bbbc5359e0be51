using PostHog.TestKit;

namespace PostHog.Async.Tests.Spool;

public sealed class SpoolTests : SpoolTest
{
    [Test]
    public async Task Capture_that_fails_for_a_temporary_reason_is_spooled_and_sent_by_the_next_client()
    {
        var verdict = await SpoolAsync(Some.Event("order placed"));
        var kept = Folder.Files;

        var counts = await ReplayAsync();

        Assert.That(verdict.Outcome, Is.EqualTo(DeliveryOutcome.Spooled));
        Assert.That(verdict.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ServerError));
        Assert.That(verdict.ToString(), Does.Contain("spooled"));
        Assert.That(kept, Has.Count.EqualTo(1));
        var sent = Http.Requests.Single().Events.Single();
        Assert.That((string?)sent["event"], Is.EqualTo("order placed"));
        Assert.That((string?)sent["uuid"], Is.EqualTo(verdict.Uuid.ToString()));
        Assert.That((string?)sent["timestamp"], Does.StartWith("2025-01-01T00:00:00"));
        Assert.That(counts.Spool!.Replayed, Is.EqualTo(1));
        Assert.That(Folder.Files, Is.Empty);
        Assert.That(Errors, Is.Empty);
    }

    [Test]
    public async Task Result_says_that_nothing_is_lost()
    {
        Http.Then(503).Then(503).Then(503).Then(503);
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureBatchAsync(Some.Events(3));

        Assert.That(result.IsDelivered, Is.False);
        Assert.That(result.IsDeliveredOrSpooled);
        Assert.That(result.ToString(), Does.Contain("delivered 0 of 3 events"));
        Assert.That(result.ToString(), Does.Contain("3 spooled"));
        Assert.That(client.Diagnostics.Events.Spooled, Is.EqualTo(3));
        Assert.That(Log.Warnings, Has.One.Contains("Left 3 events to the spool"));
    }

    [Test]
    public async Task All_parts_of_a_large_batch_are_spooled_when_the_first_one_fails()
    {
        Http.Then(503).Then(503).Then(503).Then(503);
        var options = Options();
        options.MaxBatchSize = 2;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureBatchAsync(Some.Events(5));

        Assert.That(
            result.Verdicts.Select(one => one.Outcome),
            Is.All.EqualTo(DeliveryOutcome.Spooled)
        );
    }

    [Test]
    public async Task Refused_events_are_not_spooled()
    {
        Http.Then(400);
        await using var client = new PostHogClient(Options());

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(Folder.Files, Is.Empty);
        Assert.That(Errors, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Event_that_finds_the_queue_full_is_spooled()
    {
        var options = Options();
        options.MaxQueueSize = 1;
        options.FlushAt = 100;
        await using var client = new PostHogClient(options);

        var first = client.Enqueue(Some.Event("first"));
        var second = client.Enqueue(Some.Event("second"));

        Assert.That(first.IsSpooled, Is.False);
        Assert.That(second.IsSpooled);
        Assert.That(second.IsAccepted);
        Assert.That(second.ToString(), Does.StartWith("spooled"));
        Assert.That(client.Diagnostics.Events.Spooled, Is.EqualTo(1));
        Assert.That(Errors, Is.Empty);
    }

    [Test]
    public async Task Shutdown_leaves_the_queue_to_the_spool()
    {
        Http.Then(503);
        var options = Options();
        options.MaxRetries = 0;
        var client = new PostHogClient(options);
        client.Enqueue(Some.Event("one"));
        client.Enqueue(Some.Event("two"));

        var result = await client.ShutdownAsync();
        await client.DisposeAsync();
        await ReplayAsync();

        Assert.That(result.Spooled, Is.EqualTo(2));
        Assert.That(result.GivenUp, Is.Zero);
        Assert.That(result.ToString(), Does.Contain("2 spooled"));
        Assert.That(Errors, Is.Empty);
        Assert.That(
            Http.Requests[^1].Events.Select(one => (string?)one["event"]),
            Is.EqualTo(new[] { "one", "two" })
        );
    }

    [Test]
    public async Task Client_that_goes_on_sends_its_own_spool_half_a_minute_later()
    {
        Http.Then(503);
        var options = Options();
        options.MaxRetries = 0;
        await using var client = new PostHogClient(options);
        await client.CaptureAsync(Some.Event("later"));

        Time.AdvanceOnceAwaited(TimeSpan.FromSeconds(30));
        Http.WaitForRequests(2);

        Assert.That((string?)Http.Requests[1].Events.Single()["event"], Is.EqualTo("later"));
    }

    [Test]
    public async Task Ai_and_historical_events_are_sent_as_what_they_are()
    {
        using var broken = new FakeHttp { Status = 503 };
        var options = OptionsWith(broken);
        options.MaxRetries = 0;
        await using (var client = new PostHogClient(options))
        {
            await client.CaptureAiAsync(Some.Event("$ai_generation"));
            await client.CaptureBatchAsync([Some.Event("old")], historicalMigration: true);
        }

        await ReplayAsync();

        Assert.That(Http.Requests, Has.Count.EqualTo(2));
        var byPath = Http.Requests.ToDictionary(one => one.Url.AbsolutePath);
        var (ai, old) = (byPath["/i/v0/ai/batch/"], byPath["/batch/"]);
        Assert.That((string?)ai.Events.Single()["event"], Is.EqualTo("$ai_generation"));
        Assert.That((bool?)ai.Json["historical_migration"], Is.Not.True);
        Assert.That((bool?)old.Json["historical_migration"], Is.True);
    }

    [Test]
    public async Task Events_of_the_other_capture_mode_are_sent_by_their_own_endpoint()
    {
        var options = Options();
        options.CaptureMode = CaptureMode.V1;
        await SpoolAsync(Some.Event(), options);

        await ReplayAsync();

        Assert.That(Http.Requests[0].Url.AbsolutePath, Is.EqualTo("/i/v1/analytics/events"));
    }

    [Test]
    public async Task Opting_out_deletes_the_spool_and_keeps_it_empty()
    {
        await SpoolAsync(Some.Event());
        Http.Then(503);
        var options = Options();
        options.MaxRetries = 0;
        options.Host = "https://unused.example";
        await SpoolAsync(Some.Event("other host"), options);
        using var broken = new FakeHttp { Status = 503 };
        await using var client = new PostHogClient(OptionsWith(broken));

        client.OptOut();
        var late = await client.CaptureAsync(Some.Event());

        Assert.That(late.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(Folder.Files, Has.Count.EqualTo(1), "that of the other host");
    }
}
