using PostHog.TestKit;

namespace PostHog.Async.Import.Tests;

/// <summary>What happens when events are delivered, refused or late.</summary>
public sealed class DeliveryTests : ImportTest
{
    [Test]
    public async Task Events_are_spread_over_time()
    {
        var options = new EventImportOptions { EventsPerSecond = 10, BatchSize = 5 };

        await ImportAsync(Write("a.ndjson", Rows(20)), options);

        Assert.That(Time.Pauses, Is.EqualTo(Enumerable.Repeat(TimeSpan.FromSeconds(0.5), 3)));
    }

    [Test]
    public async Task Temporary_failure_is_retried_and_then_ends_the_import_which_can_continue()
    {
        var path = Write("a.ndjson", Rows(4));
        var client = Some.Options(Http, Time);
        client.MaxRetries = 0;
        var options = Unlimited();
        options.RetryTime = TimeSpan.FromSeconds(20);
        Http.Then(503).Then(503).Then(503);

        var failed = await ImportAsync(path, options, client);
        Http.Then(503);
        var result = await ImportAsync(path, options, client);

        Assert.That(failed.Failure!.Kind, Is.EqualTo(ImportFailureKind.NotDelivered));
        Assert.That(failed.Failure.Delivery!.StatusCode, Is.EqualTo(503));
        Assert.That(failed.Remaining, Is.EqualTo(4));
        Assert.That(result.Delivered, Is.EqualTo(4));
        Assert.That(Time.Pauses.Select(pause => pause.TotalSeconds), Is.EqualTo([5.0, 10.0, 5.0]));
    }

    [Test]
    public async Task Refused_token_ends_the_import_at_once()
    {
        Http.Then(401, "{}");

        var result = await ImportAsync(Write("a.ndjson", Rows(4)));

        Assert.That(result.Failure!.Delivery!.Kind, Is.EqualTo(PostHogFailureKind.Refused));
        Assert.That(result.Rejected, Is.Zero);
        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(400, 1)]
    [TestCase(422, 2)]
    [TestCase(400, 9)]
    public async Task Event_that_makes_PostHog_refuse_its_batch_is_rejected_alone(
        int status,
        int bad
    )
    {
        Http.OnRequest = request => Http.Then(request.Events.Any(IsBad) ? status : 200);
        var path = Write("a.ndjson", Rows(20));

        var result = await ImportAsync(path);

        Assert.That(result.IsComplete, Is.True, result.ToString());
        Assert.That(result.Delivered, Is.EqualTo(20 - bad));
        Assert.That(
            Rejects(result).Select(one => (int)one["line"]!),
            Is.EqualTo(Enumerable.Range(6, bad))
        );

        bool IsBad(Newtonsoft.Json.Linq.JObject sent) =>
            (int)Property(sent, "n") >= 5 && (int)Property(sent, "n") < 5 + bad;
    }

    [TestCase(3)]
    [TestCase(200)]
    public async Task PostHog_that_refuses_every_event_ends_the_import_without_rejects(int rows)
    {
        Http.OnRequest = _ => Http.Then(400);

        var result = await ImportAsync(Write("a.ndjson", Rows(rows)));

        Assert.That(result.Failure?.Delivery?.StatusCode, Is.EqualTo(400));
        Assert.That(result.Rejected, Is.Zero);
        Assert.That(result.Remaining, Is.EqualTo(rows));
        Assert.That(Http.Requests, Has.Count.LessThan(40));
    }

    [Test]
    public async Task Missing_token_ends_the_import()
    {
        var result = await ImportAsync(
            Write("a.ndjson", Rows(4)),
            client: new PostHogOptions { Clock = Time }
        );

        Assert.That(result.Failure!.Delivery!.Kind, Is.EqualTo(PostHogFailureKind.Disabled));
    }

    [Test]
    public async Task Event_that_can_never_be_sent_is_rejected_with_its_line_and_the_others_are_sent()
    {
        var client = Some.Options(Http, Time);
        client.BeforeSend.Add(one => Equals($"{one["n"]}", "2") ? null : one);

        var result = await ImportAsync(Write("a.ndjson", Rows(4)), client: client);

        Assert.That(result.Delivered, Is.EqualTo(3));
        Assert.That((int)Rejects(result).Single()["line"]!, Is.EqualTo(3));
        Assert.That((string?)Rejects(result).Single()["reason"], Does.Contain("before-send"));
    }

    [Test]
    public async Task Recent_and_future_events_are_warned_of()
    {
        var path = Write(
            "a.ndjson",
            Row("2025-03-01") + Row("2025-12-31") + Row("2025-12-31T12:00:00Z") + Row("2026-02-01")
        );

        var result = await ImportAsync(path);

        Assert.That(
            result.Warnings.Select(one => (one.Kind, one.Count, one.FirstLine)),
            Is.EqualTo([
                (ImportWarningKind.RecentEvents, 2L, 2L),
                (ImportWarningKind.FutureEvents, 1L, 4L),
            ])
        );
    }

    [Test]
    public async Task Clock_of_this_machine_does_not_shift_the_times()
    {
        await ImportAsync(Write("a.ndjson", Rows(1)));

        Assert.That((bool)Property(Sent.Single(), "$ignore_sent_at"), Is.True);
    }

    [Test]
    public async Task System_and_runtime_are_those_of_the_row_and_not_of_this_machine()
    {
        var rows = Rows(1) + Row("2025-03-02", properties: "{\"$os\":\"BeOS\"}");

        await ImportAsync(Write("a.ndjson", rows));

        foreach (var name in new[] { "$os", "$os_version", "$arch", "$net_runtime" })
        {
            Assert.That(Sent[0]["properties"]![name], Is.Null, name);
        }

        Assert.That((string?)Property(Sent[1], "$os"), Is.EqualTo("BeOS"));
        Assert.That((string?)Property(Sent[0], "$lib"), Is.EqualTo("posthog-csharp"));
    }

    [Test]
    public async Task Dry_run_reads_everything_and_sends_nothing()
    {
        var path = Write("a.ndjson", Rows(3, "2025-03-02") + "bad\n" + Rows(3));
        var options = Unlimited();
        options.DryRun = true;

        var result = await ImportAsync(path, options);

        Assert.That(result.IsComplete, Is.True);
        Assert.That(result.Rows, Is.EqualTo(7));
        Assert.That(result.Rejected, Is.EqualTo(1));
        Assert.That(result.Remaining, Is.EqualTo(6));
        Assert.That(
            result.First,
            Is.EqualTo(new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero))
        );
        Assert.That(Http.Requests, Is.Empty);
        Assert.That(Files, Is.EqualTo(["a.ndjson", "a.ndjson.dry-run.rejects"]));
    }

    [Test]
    public async Task Progress_tells_part_rate_and_time_left()
    {
        var seen = new List<ImportProgress>();
        var options = new EventImportOptions
        {
            EventsPerSecond = 10,
            BatchSize = 5,
            OnProgress = seen.Add,
        };

        await ImportAsync(Write("a.ndjson", Rows(20)), options);

        Assert.That(seen.Select(one => one.Fraction), Is.EqualTo([0.25, 0.5, 0.75, 1.0]));
        Assert.That(seen[1].Delivered, Is.EqualTo(10));
        Assert.That(seen[1].EventsPerSecond, Is.EqualTo(20).Within(0.1));
        Assert.That(seen[1].TimeLeft, Is.EqualTo(TimeSpan.FromSeconds(0.5)));
    }

    [Test]
    public void Invalid_options_are_named()
    {
        using var posthog = new PostHogClient(Some.Options(Http, Time));

        Assert.Multiple(() =>
        {
            AssertInvalid(posthog, new() { EventsPerSecond = 0 }, "EventsPerSecond");
            AssertInvalid(posthog, new() { EventsPerSecond = 1e-300 }, "EventsPerSecond");
            AssertInvalid(posthog, new() { EventsPerSecond = double.NaN }, "EventsPerSecond");
            AssertInvalid(posthog, new() { BatchSize = 0 }, "BatchSize");
            AssertInvalid(posthog, new() { MaxRowLength = 0 }, "MaxRowLength");
            AssertInvalid(posthog, new() { RetryTime = TimeSpan.FromSeconds(-1) }, "RetryTime");
        });
    }

    private static void AssertInvalid(
        PostHogClient posthog,
        EventImportOptions options,
        string name
    ) =>
        Assert.That(
            () => new EventImport(posthog, options),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith(name)
        );
}
