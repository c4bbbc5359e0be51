using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>How the loader handles and reports a refusal.</summary>
public sealed class LoaderRefusalTests : LoaderTest
{
    [TestCase(401, PostHogLogLevel.Error)]
    [TestCase(402, PostHogLogLevel.Warning)]
    public async Task Drops_the_definitions_after_a_refusal(int status, PostHogLogLevel level)
    {
        Http.Then(200, Some.Definitions("beta"), eTag: "W/\"1\"").Then(status, "");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        Time.AdvanceOnceAwaited(Interval);
        Time.WaitForAlarm(Interval + Interval);

        Assert.That(client.LocalEvaluation.IsReady, Is.False);
        Assert.That(Log.At(level), Has.Count.EqualTo(1));
    }

    [TestCase(401)]
    [TestCase(403)]
    public async Task Stops_waiting_for_definitions_once_the_key_is_refused(int status)
    {
        Http.Then(status, "");
        await using var client = new PostHogClient(Options());

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync(Timeout.InfiniteTimeSpan);

        Assert.That(isReady, Is.False);
        Assert.That(client.LocalEvaluation.LastFailure!.StatusCode, Is.EqualTo(status));
    }

    [TestCase(402, "")]
    [TestCase(500, "")]
    [TestCase(200, "{")]
    public async Task Waits_30_seconds_for_definitions_by_default(int status, string body)
    {
        var limit = TimeSpan.FromSeconds(30);
        var justBefore = limit - TimeSpan.FromMilliseconds(1);
        Http.Then(status, body);
        var options = Options();
        options.FeatureFlagPollInterval = TimeSpan.FromHours(1);
        await using var client = new PostHogClient(options);
        Http.WaitForRequests(1);
        var results = new List<bool>();
        var waiting = OtherThread.Run(async () =>
        {
            var isReady = await client.WaitUntilLocalEvaluationReadyAsync();
            results.Add(isReady);
        });

        Time.WaitForAlarm(limit);
        Time.Advance(justBefore);
        Time.WaitForAlarm(limit);
        Time.Advance(limit - justBefore);
        waiting.Join();

        Assert.That(results, Is.EqualTo([false]));
        // The fake clock may be faster than the thread that reads the answer.
        SpinWait.SpinUntil(() => client.LocalEvaluation.LastFailure is not null, justBefore);
        Assert.That(client.LocalEvaluation.LastFailure, Is.Not.Null);
    }

    [TestCase(401, PostHogLogLevel.Error)]
    [TestCase(402, PostHogLogLevel.Warning)]
    [TestCase(500, PostHogLogLevel.Warning)]
    public async Task Logs_a_change_of_state_once(int status, PostHogLogLevel level)
    {
        Http.Then(status, "").Then(status, "").Then(200, Some.Definitions("beta")).Then(status, "");
        await using var client = new PostHogClient(Options());

        Http.WaitForRequests(1);
        await client.ReloadFlagDefinitionsAsync();
        var whileFailing = Log.At(level).Count;
        await client.ReloadFlagDefinitionsAsync();
        await client.ReloadFlagDefinitionsAsync();

        Assert.That(whileFailing, Is.EqualTo(1));
        Assert.That(Log.At(level), Has.Count.EqualTo(2));
        Assert.That(
            Log.At(PostHogLogLevel.Information),
            Has.One.Contains("definitions are loaded again")
        );
    }
}
