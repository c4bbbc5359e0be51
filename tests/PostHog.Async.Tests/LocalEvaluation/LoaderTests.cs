using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

public sealed class LoaderTests : LoaderTest
{
    [Test]
    public async Task Loads_the_definitions_immediately_with_the_key_in_a_header()
    {
        Http.Then(200, Some.Definitions("beta"));
        await using var client = new PostHogClient(Options());

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();
        var isOn = await client.IsFeatureEnabledAsync("beta", "user-1");

        var request = Http.Requests.Single();
        Assert.That(isReady, Is.True);
        Assert.That(isOn, Is.True);
        Assert.That(request.Method, Is.EqualTo("GET"));
        Assert.That(
            request.Url.PathAndQuery,
            Is.EqualTo("/flags/definitions?token=phc_test_token&send_cohorts")
        );
        Assert.That(request.Headers["Authorization"], Is.EqualTo("Bearer phs_test"));
        Assert.That(request.Headers["User-Agent"], Does.StartWith("posthog-csharp/"));
        Assert.That(request.Headers, Does.Not.ContainKey("If-None-Match"));
    }

    [Test]
    public async Task Polls_with_the_ETag_of_the_loaded_definitions()
    {
        Http.Then(200, Some.Definitions("beta"), eTag: "W/\"1\"").Then(304, "");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        Time.AdvanceOnceAwaited(Interval);
        Time.WaitForAlarm(Interval + Interval);

        var status = client.LocalEvaluation;
        Assert.That(Http.Requests[1].Headers["If-None-Match"], Is.EqualTo("W/\"1\""));
        Assert.That(status.IsReady, Is.True);
        Assert.That(status.Polls, Is.EqualTo(2));
        Assert.That(status.UnchangedPolls, Is.EqualTo(1));
        Assert.That(status.LoadedAt, Is.EqualTo(FakeTime.Start + Interval));
        Assert.That(status.Age, Is.EqualTo(TimeSpan.Zero));
        Assert.That(status.FlagCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Loads_edited_definitions()
    {
        Http.Then(200, Some.Definitions("beta")).Then(200, Some.Definitions("gamma"));
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        var before = await client.IsFeatureEnabledAsync("gamma", "user-1", options: LocalOnly());

        Time.AdvanceOnceAwaited(Interval);
        Time.WaitForAlarm(Interval + Interval);
        var after = await client.IsFeatureEnabledAsync("gamma", "user-1", options: LocalOnly());

        Assert.That(before, Is.False);
        Assert.That(after, Is.True);
    }

    [Test]
    public async Task Keeps_the_last_definitions_during_an_outage_and_warns()
    {
        Http.Then(200, Some.Definitions("beta")).Then(503, "");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        Time.AdvanceOnceAwaited(Interval);
        Time.WaitForAlarm(Interval + Interval);
        var isOn = await client.IsFeatureEnabledAsync("beta", "user-1", options: LocalOnly());

        Assert.That(isOn, Is.True);
        Assert.That(client.LocalEvaluation.LastFailure!.StatusCode, Is.EqualTo(503));
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.One.Contains("last good ones"));
    }

    [Test]
    public async Task Sends_no_request_without_a_key()
    {
        var options = Options();
        options.SecretKey = " ";
        await using var client = new PostHogClient(options);

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();
        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(isReady, Is.False);
        Assert.That(status.IsEnabled, Is.False);
        Assert.That(client.LocalEvaluation.IsEnabled, Is.False);
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Sends_no_request_when_the_client_is_disabled()
    {
        var options = Options();
        options.Disabled = true;
        await using var client = new PostHogClient(options);

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();

        Assert.That(isReady, Is.False);
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Loads_once_and_on_reload_when_polling_is_off()
    {
        Http.Then(200, Some.Definitions("beta")).Then(200, Some.Definitions("gamma"));
        var options = Options();
        options.FeatureFlagPollInterval = TimeSpan.Zero;
        await using var client = new PostHogClient(options);
        await client.WaitUntilLocalEvaluationReadyAsync();

        Time.Advance(TimeSpan.FromHours(1));
        var status = await client.ReloadFlagDefinitionsAsync();
        var isOn = await client.IsFeatureEnabledAsync("gamma", "user-1", options: LocalOnly());

        Assert.That(status.Polls, Is.EqualTo(2));
        Assert.That(isOn, Is.True);
        Assert.That(Http.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Reload_fetches_the_definitions_without_an_ETag()
    {
        Http.Then(200, Some.Definitions("beta"), eTag: "W/\"1\"")
            .Then(200, Some.Definitions("beta"), eTag: "W/\"1\"");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(Http.Requests[1].Headers, Does.Not.ContainKey("If-None-Match"));
        Assert.That(status.UnchangedPolls, Is.EqualTo(1));
        Assert.That(status.LastFailure, Is.Null);
    }

    [Test]
    public async Task Reports_a_failed_load()
    {
        Http.Then(200, Some.Definitions("beta")).Then(200, "<html>");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(status.IsReady, Is.True);
        Assert.That(status.LastFailure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
    }

    [Test]
    public async Task Stops_waiting_at_the_timeout()
    {
        Http.Then(503, "");
        await using var client = new PostHogClient(Options());

        var time = TimeSpan.FromSeconds(20);
        var waiting = OtherThread.Run(() => Time.AdvanceOnceAwaited(time));
        var isReady = await client.WaitUntilLocalEvaluationReadyAsync(time);
        waiting.Join();

        Assert.That(isReady, Is.False);
    }

    [Test]
    public async Task Stops_waiting_when_cancelled()
    {
        Http.Then(503, "");
        await using var client = new PostHogClient(Options());
        await Assert.ThatAsync(
            async () =>
                await client.WaitUntilLocalEvaluationReadyAsync(
                    timeout: null,
                    cancellationToken: new CancellationToken(canceled: true)
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public async Task Sends_no_request_once_closed()
    {
        Http.Then(200, Some.Definitions("beta"));
        var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        await client.ShutdownAsync();
        Time.Advance(TimeSpan.FromHours(1));
        var status = await client.ReloadFlagDefinitionsAsync();
        client.ClearFlagDefinitions();
        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();
        await client.DisposeAsync();

        Assert.That(status.IsReady, Is.True);
        Assert.That(isReady, Is.False);
        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Forgets_the_definitions_until_the_next_load()
    {
        Http.Then(200, Some.Definitions("beta"), eTag: "W/\"1\"");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        client.ClearFlagDefinitions();
        var cleared = client.LocalEvaluation;
        Http.Then(200, Some.Definitions("beta"));
        Time.AdvanceOnceAwaited(Interval);
        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();

        Assert.That(cleared.IsReady, Is.False);
        Assert.That(cleared.LoadedAt, Is.Null);
        Assert.That(isReady, Is.True);
        Assert.That(Http.Requests[1].Headers, Does.Not.ContainKey("If-None-Match"));
    }

    [Test]
    public async Task Never_logs_the_key()
    {
        Http.Then(401, "").Then(503, "").Then(200, "junk");
        var options = Options();
        options.Debug = true;
        await using var client = new PostHogClient(options);

        await client.ReloadFlagDefinitionsAsync();
        await client.ReloadFlagDefinitionsAsync();

        Assert.That(Log.Entries, Is.Not.Empty);
        Assert.That(
            Log.Entries.Select(entry => $"{entry.Message} {entry.Exception}"),
            Has.None.Contains("phs_test").And.None.Contains(Some.Token)
        );
    }

    private static EvaluateFlagsOptions LocalOnly() =>
        new() { OnlyEvaluateLocally = true, SendFeatureFlagEvents = false };
}
