using PostHog.Async.Testing;

namespace PostHog.Async.Tests.Testing;

/// <summary>What goes wrong at the fake, and that no test has to wait for it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FakeFailureTests
{
    private readonly FakePostHog _fake = new();

    [TearDown]
    public void Stop() => _fake.Dispose();

    [Test]
    public async Task Capture_is_retried_and_the_time_between_attempts_passes_at_once()
    {
        await using var client = _fake.CreateClient();
        _fake.Failures.Next(503, count: 2, TimeSpan.FromSeconds(20));

        var result = await client.CaptureAsync(new PostHogEvent("a", "u1"));

        Assert.That(result.IsDelivered, Is.True);
        Assert.That(_fake.RequestCount, Is.EqualTo(3));
        Assert.That(_fake.Clock.UtcNow, Is.GreaterThanOrEqualTo(FakeClock.Start.AddSeconds(40)));
        Assert.That(_fake.Clock.Waits, Has.Count.EqualTo(2));
        _fake.Events.Single("a");
    }

    [Test]
    public async Task Queued_event_arrives_after_an_outage()
    {
        await using var client = _fake.CreateClient();
        _fake.Failures.Next(503, count: 3);
        client.Enqueue(new PostHogEvent("a", "u1"));

        _fake.Events.Single("a").For("u1");
    }

    [Test]
    public async Task Reading_events_moves_no_clock()
    {
        await using var client = _fake.CreateClient();
        _fake.Failures.Next(503, count: 2);
        _fake.Failures.NextTimeOut();
        _fake.Failures.NextSlow(TimeSpan.FromSeconds(1));
        client.Enqueue(new PostHogEvent("a", "u1"));

        _fake.Events.Single("a");
        _fake.FlagReads.None("new-ui");
        _fake.Clear();

        Assert.That(_fake.RequestCount, Is.EqualTo(4));
        Assert.That(_fake.Clock.UtcNow, Is.EqualTo(FakeClock.Start));
        Assert.That(_fake.Clock.Waits, Is.Empty);
    }

    [Test]
    public async Task Event_that_may_be_sent_later_arrives_once_the_clock_is_there()
    {
        await using var client = _fake.CreateClient();
        _fake.Failures.Next(429, count: 1, TimeSpan.FromSeconds(20));
        client.Enqueue(new PostHogEvent("a", "u1"));

        Assert.That(
            () => _fake.Events.Single("a"),
            Throws.Exception.With.Message.Contains("1 event waits for the time of a Retry-After")
        );
        _fake.Clock.Advance(TimeSpan.FromSeconds(20));

        _fake.Events.Single("a").For("u1");
        Assert.That(_fake.Clock.UtcNow, Is.EqualTo(FakeClock.Start.AddSeconds(20)));
    }

    [Test]
    public async Task Event_that_never_arrives_is_given_up_and_the_log_says_why()
    {
        await using var client = _fake.CreateClient(options => options.MaxRetries = 1);
        _fake.Failures.IsOffline = true;
        client.Enqueue(new PostHogEvent("a", "u1"));

        await client.FlushAsync();
        await client.FlushAsync();

        Assert.That(
            () => _fake.Events.Single("a"),
            Throws
                .TypeOf<PostHogAssertionException>()
                .With.Message.Contains("No event arrived at all.")
                .And.Message.Contains("The clients logged:")
        );
        Assert.That(client.Diagnostics.Events.Queued, Is.Zero);
        Assert.That(
            client.Diagnostics.Events.LastFailure!.Kind,
            Is.EqualTo(PostHogFailureKind.Unreachable)
        );
    }

    [Test]
    public async Task Reading_events_gives_up_nothing_while_PostHog_cannot_be_reached()
    {
        await using var client = _fake.CreateClient();
        _fake.Failures.IsOffline = true;
        client.Enqueue(new PostHogEvent("a", "u1"));

        for (var read = 0; read < 30; read++)
        {
            _fake.Events.None("a");
            _fake.FlagReads.None("new-ui");
        }

        Assert.That(
            () => _fake.Events.Single("a"),
            Throws.Exception.With.Message.Contains(
                "1 event waits until PostHog can be reached: Failures.IsOffline is true"
            )
        );
        _fake.Failures.IsOffline = false;
        _fake.Events.Single("a").For("u1");
    }

    [Test]
    public async Task Reading_events_gives_up_nothing_while_failures_go_on()
    {
        await using var client = _fake.CreateClient();
        _fake.Failures.Next(503, count: 100);
        client.Enqueue(new PostHogEvent("a", "u1"));

        for (var read = 0; read < 30; read++)
        {
            Assert.That(_fake.Events, Is.Empty);
        }

        Assert.That(
            () => _fake.Events.Single("a"),
            Throws.Exception.With.Message.Contains("the next attempt would be the last")
        );
        Assert.That(client.Diagnostics.Events.Queued, Is.EqualTo(1));
        _fake.Failures.Clear();
        _fake.Events.Single("a").For("u1");
    }

    [Test]
    public async Task Failures_of_single_events_need_the_mode_that_has_them(
        [Values] bool areDropped
    )
    {
        await using var client = _fake.CreateClient(options =>
            options.CaptureMode = CaptureMode.V0
        );
        if (areDropped)
        {
            _fake.Failures.DropEvents("never");
        }
        else
        {
            _fake.Failures.RetryEvents("never");
        }

        client.Enqueue(new PostHogEvent("never", "u1"));

        Assert.That(
            () => _fake.Events.None("never"),
            Throws.InvalidOperationException.With.Message.Contains("CaptureMode.V1")
        );
        Assert.That(() => _fake.FlagReads, Throws.InvalidOperationException);
        _fake.Failures.Clear();
        _fake.Events.Single("never");
    }

    [Test]
    public async Task Fake_that_is_disposed_first_takes_what_is_queued_and_says_why_the_rest_is_lost()
    {
        var client = _fake.CreateClient();
        client.Enqueue(new PostHogEvent("before", "u1"));

        _fake.Dispose();
        client.Enqueue(new PostHogEvent("after", "u1"));
        await client.DisposeAsync();

        Assert.That(_fake.Events.Select(one => one.Name), Is.EqualTo(["before"]));
        Assert.That(
            _fake.Log.Select(entry => entry.Message),
            Has.Some.Contains("was disposed before the client")
        );
    }

    [Test]
    public async Task Flags_fail_as_they_do_with_a_server()
    {
        await using var client = _fake.CreateClient(options => options.FeatureFlagMaxRetries = 0);
        _fake.Flags["new-ui"] = true;
        _fake.Failures.NextTimeOut();

        var late = await client.EvaluateFlagsAsync("u1");
        _fake.Failures.NextSlow(TimeSpan.FromSeconds(1));
        var slow = await client.EvaluateFlagsAsync("u1");
        _fake.Failures.IsFlagQuotaUsedUp = true;
        var none = await client.EvaluateFlagsAsync("u1");
        _fake.Failures.Clear();

        Assert.That(late.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(slow.IsEnabled("new-ui"), Is.True);
        Assert.That(none.Failure!.Kind, Is.EqualTo(PostHogFailureKind.QuotaLimited));
        Assert.That(_fake.Clock.UtcNow, Is.EqualTo(FakeClock.Start.AddSeconds(4)));
        Assert.That((await client.EvaluateFlagsAsync("u1")).Failure, Is.Null);
    }

    [Test]
    public async Task Flag_that_cannot_be_computed_is_missing_with_a_failure()
    {
        await using var client = _fake.CreateClient();
        _fake.Flags.SetWhen("broken", _ => null);
        _fake.Flags["fine"] = true;

        var flags = await client.EvaluateFlagsAsync("u1");

        Assert.That(flags.Keys, Is.EqualTo(["fine"]));
        Assert.That(flags.Failure!.Kind, Is.EqualTo(PostHogFailureKind.FlagsNotComputed));
    }

    [Test]
    public async Task Single_events_are_retried_and_dropped()
    {
        await using var client = _fake.CreateClient(options =>
            options.CaptureMode = CaptureMode.V1
        );
        _fake.Failures.RetryEvents("later");
        _fake.Failures.DropEvents("never");

        var result = await client.CaptureBatchAsync([
            new PostHogEvent("now", "u1"),
            new PostHogEvent("later", "u1"),
            new PostHogEvent("never", "u1"),
        ]);

        Assert.That(_fake.Events.Select(one => one.Name), Is.EqualTo(["now", "later"]));
        Assert.That(
            result.Verdicts.Select(verdict => verdict.Outcome == DeliveryOutcome.Delivered),
            Is.EqualTo([true, true, false])
        );
        Assert.That(_fake.RequestCount, Is.EqualTo(2));
    }

    [Test]
    public void Rejects_what_is_no_failure()
    {
        Assert.That(() => _fake.Failures.Next(99), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => _fake.Failures.Next(503, count: 0),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
        Assert.That(() => _fake.Flags.Define("[]"), Throws.ArgumentException);
        Assert.That(() => _fake.Flags.Set("a", null!), Throws.ArgumentNullException);
        Assert.That(
            () => _fake.Clock.Advance(TimeSpan.FromSeconds(-1)),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
    }

    [Test]
    public void Clock_does_not_go_beyond_the_last_date()
    {
        Assert.That(
            () => _fake.Clock.Advance(TimeSpan.MaxValue),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("9999")
        );
        Assert.That(_fake.Clock.UtcNow, Is.EqualTo(FakeClock.Start));
    }

    [Test]
    public void Negative_times_are_refused()
    {
        Assert.That(
            () => _fake.Failures.NextSlow(TimeSpan.FromSeconds(-1)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
        Assert.That(
            () => _fake.Failures.Next(503, count: 1, TimeSpan.FromSeconds(-1)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }
}
