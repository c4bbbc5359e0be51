using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>Setting the wall clock does not affect polls, ages and waits, which use monotonic time.</summary>
public sealed class SteppingClockTests : LoaderTest
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(-10),
        TimeSpan.FromMinutes(10),
    ];

    [TestCaseSource(nameof(Steps))]
    public async Task Definitions_are_polled_after_the_interval(TimeSpan step)
    {
        Http.Then(200, Some.Definitions("beta")).Then(200, Some.Definitions("beta"));
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        Time.WaitForAlarm(Interval);

        Time.StepWallClock(step);
        Time.Advance(Interval - TimeSpan.FromSeconds(1));
        var before = Http.Requests.Count;
        Time.AdvanceOnceAwaited(TimeSpan.FromSeconds(1));
        Http.WaitForRequests(2);

        Assert.That(before, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Steps))]
    public async Task Definitions_age_by_the_time_that_passes(TimeSpan step)
    {
        Http.Then(200, Some.Definitions("beta"));
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        Time.StepWallClock(step);
        Time.Advance(TimeSpan.FromSeconds(7));

        Assert.That(client.LocalEvaluation.Age, Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That(client.LocalEvaluation.LoadedAt, Is.EqualTo(FakeTime.Start));
    }

    [TestCaseSource(nameof(Steps))]
    [MaxTime(20_000)]
    public async Task Wait_for_definitions_ends_at_its_timeout(TimeSpan step)
    {
        Http.Then(503, "");
        var options = Options();
        options.FeatureFlagPollInterval = TimeSpan.FromHours(1);
        await using var client = new PostHogClient(options);
        var time = TimeSpan.FromSeconds(20);
        var waiting = OtherThread.Run(() =>
        {
            Time.WaitForAlarm(time);
            Time.StepWallClock(step);
            Time.AdvanceOnceAwaited(time);
        });

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync(time);
        waiting.Join();

        Assert.That(isReady, Is.False);
    }

    [TestCaseSource(nameof(Steps))]
    public async Task Cached_answer_lasts_for_the_cache_duration(TimeSpan step)
    {
        var flags = "{\"flags\":{\"beta\":{\"key\":\"beta\",\"enabled\":true}}}";
        Http.Then(200, flags).Then(200, flags);
        var options = Options();
        options.SecretKey = null;
        options.FeatureFlagCacheDuration = TimeSpan.FromMinutes(1);
        await using var client = new PostHogClient(options);
        await client.EvaluateFlagsAsync("user-42");

        Time.StepWallClock(step);
        Time.Advance(TimeSpan.FromSeconds(59));
        await client.EvaluateFlagsAsync("user-42");
        var kept = Http.Requests.Count;
        Time.Advance(TimeSpan.FromSeconds(2));
        await client.EvaluateFlagsAsync("user-42");

        Assert.That(kept, Is.EqualTo(1));
        Assert.That(Http.Requests, Has.Count.EqualTo(2));
    }
}
