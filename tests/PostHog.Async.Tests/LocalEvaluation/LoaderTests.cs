using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

public sealed class LoaderTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly FakeTime _time = new();
    private readonly LogRecorder _log = new();
    private FakeHttp _http = null!;

    [SetUp]
    public void Listen() => _http = new FakeHttp();

    [TearDown]
    public void Stop() => _http.Dispose();

    [Test]
    public async Task Loads_the_definitions_at_once_with_the_key_in_a_header()
    {
        _http.Then(200, Some.Definitions("beta"));
        await using var client = new PostHogClient(Options());

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();
        var isOn = await client.IsFeatureEnabledAsync("beta", "user-1");

        var request = _http.Requests.Single();
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
    public async Task Polls_and_says_what_it_has()
    {
        _http.Then(200, Some.Definitions("beta"), eTag: "W/\"1\"").Then(304, "");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        _time.AdvanceOnceAwaited(Interval);
        _time.WaitForAlarm(Interval + Interval);

        var status = client.LocalEvaluation;
        Assert.That(_http.Requests[1].Headers["If-None-Match"], Is.EqualTo("W/\"1\""));
        Assert.That(status.IsReady, Is.True);
        Assert.That(status.Polls, Is.EqualTo(2));
        Assert.That(status.UnchangedPolls, Is.EqualTo(1));
        Assert.That(status.LoadedAt, Is.EqualTo(FakeTime.Start + Interval));
        Assert.That(status.Age, Is.EqualTo(TimeSpan.Zero));
        Assert.That(status.FlagCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Picks_up_an_edit()
    {
        _http.Then(200, Some.Definitions("beta")).Then(200, Some.Definitions("gamma"));
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        var before = await client.IsFeatureEnabledAsync("gamma", "user-1", options: LocalOnly());

        _time.AdvanceOnceAwaited(Interval);
        _time.WaitForAlarm(Interval + Interval);
        var after = await client.IsFeatureEnabledAsync("gamma", "user-1", options: LocalOnly());

        Assert.That(before, Is.False);
        Assert.That(after, Is.True);
    }

    [Test]
    public async Task Keeps_the_last_good_definitions_through_an_outage_and_warns()
    {
        _http.Then(200, Some.Definitions("beta")).Then(503, "");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        _time.AdvanceOnceAwaited(Interval);
        _time.WaitForAlarm(Interval + Interval);
        var isOn = await client.IsFeatureEnabledAsync("beta", "user-1", options: LocalOnly());

        Assert.That(isOn, Is.True);
        Assert.That(client.LocalEvaluation.LastError!.StatusCode, Is.EqualTo(503));
        Assert.That(_log.At(PostHogLogLevel.Warning), Has.One.Contains("last good ones"));
    }

    [TestCase(401, PostHogLogLevel.Error)]
    [TestCase(402, PostHogLogLevel.Warning)]
    public async Task Drops_the_definitions_when_it_may_not_use_them(
        int status,
        PostHogLogLevel level
    )
    {
        _http.Then(200, Some.Definitions("beta"), eTag: "W/\"1\"").Then(status, "");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        _time.AdvanceOnceAwaited(Interval);
        _time.WaitForAlarm(Interval + Interval);

        Assert.That(client.LocalEvaluation.IsReady, Is.False);
        Assert.That(_log.At(level), Has.Count.EqualTo(1));
    }

    [TestCase(401)]
    [TestCase(403)]
    public async Task Waits_no_longer_once_the_key_is_refused(int status)
    {
        _http.Then(status, "");
        await using var client = new PostHogClient(Options());

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync(Timeout.InfiniteTimeSpan);

        Assert.That(isReady, Is.False);
        Assert.That(client.LocalEvaluation.LastError!.StatusCode, Is.EqualTo(status));
    }

    [TestCase(401, PostHogLogLevel.Error)]
    [TestCase(402, PostHogLogLevel.Warning)]
    [TestCase(500, PostHogLogLevel.Warning)]
    public async Task Logs_a_change_of_state_once(int status, PostHogLogLevel level)
    {
        _http
            .Then(status, "")
            .Then(status, "")
            .Then(200, Some.Definitions("beta"))
            .Then(status, "");
        await using var client = new PostHogClient(Options());

        _http.WaitForRequests(1);
        await client.ReloadFlagDefinitionsAsync();
        var whileFailing = _log.At(level).Count;
        await client.ReloadFlagDefinitionsAsync();
        await client.ReloadFlagDefinitionsAsync();

        Assert.That(whileFailing, Is.EqualTo(1));
        Assert.That(_log.At(level), Has.Count.EqualTo(2));
        Assert.That(
            _log.At(PostHogLogLevel.Information),
            Has.One.Contains("definitions are loaded again")
        );
    }

    [Test]
    public async Task Never_asks_without_a_key()
    {
        var options = Options();
        options.SecretKey = " ";
        await using var client = new PostHogClient(options);

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();
        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(isReady, Is.False);
        Assert.That(status.IsEnabled, Is.False);
        Assert.That(client.LocalEvaluation.IsEnabled, Is.False);
        Assert.That(_http.Requests, Is.Empty);
    }

    [Test]
    public async Task Never_asks_when_the_client_is_disabled()
    {
        var options = Options();
        options.Disabled = true;
        await using var client = new PostHogClient(options);

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();

        Assert.That(isReady, Is.False);
        Assert.That(_http.Requests, Is.Empty);
    }

    [Test]
    public async Task Loads_once_and_on_request_without_polling()
    {
        _http.Then(200, Some.Definitions("beta")).Then(200, Some.Definitions("gamma"));
        var options = Options();
        options.FeatureFlagPollInterval = TimeSpan.Zero;
        await using var client = new PostHogClient(options);
        await client.WaitUntilLocalEvaluationReadyAsync();

        _time.Advance(TimeSpan.FromHours(1));
        var status = await client.ReloadFlagDefinitionsAsync();
        var isOn = await client.IsFeatureEnabledAsync("gamma", "user-1", options: LocalOnly());

        Assert.That(status.Polls, Is.EqualTo(2));
        Assert.That(isOn, Is.True);
        Assert.That(_http.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Loads_whole_on_request_whatever_it_has()
    {
        _http
            .Then(200, Some.Definitions("beta"), eTag: "W/\"1\"")
            .Then(200, Some.Definitions("beta"), eTag: "W/\"1\"");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(_http.Requests[1].Headers, Does.Not.ContainKey("If-None-Match"));
        Assert.That(status.UnchangedPolls, Is.EqualTo(1));
        Assert.That(status.LastError, Is.Null);
    }

    [Test]
    public async Task Reports_a_failed_load()
    {
        _http.Then(200, Some.Definitions("beta")).Then(200, "<html>");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(status.IsReady, Is.True);
        Assert.That(status.LastError!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
    }

    [Test]
    public async Task Waits_no_longer_than_the_timeout()
    {
        _http.Then(503, "");
        await using var client = new PostHogClient(Options());

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync(
            TimeSpan.FromMilliseconds(20)
        );

        Assert.That(isReady, Is.False);
    }

    [Test]
    public async Task Ends_a_wait_that_is_cancelled()
    {
        _http.Then(503, "");
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
    public async Task Asks_nothing_more_once_closed()
    {
        _http.Then(200, Some.Definitions("beta"));
        var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        await client.ShutdownAsync();
        _time.Advance(TimeSpan.FromHours(1));
        var status = await client.ReloadFlagDefinitionsAsync();
        client.ClearFlagDefinitions();
        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();
        await client.DisposeAsync();

        Assert.That(status.IsReady, Is.True);
        Assert.That(isReady, Is.False);
        Assert.That(_http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Forgets_the_definitions_until_the_next_load()
    {
        _http.Then(200, Some.Definitions("beta"), eTag: "W/\"1\"");
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        client.ClearFlagDefinitions();
        var cleared = client.LocalEvaluation;
        _http.Then(200, Some.Definitions("beta"));
        _time.AdvanceOnceAwaited(Interval);
        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();

        Assert.That(cleared.IsReady, Is.False);
        Assert.That(cleared.LoadedAt, Is.Null);
        Assert.That(isReady, Is.True);
        Assert.That(_http.Requests[1].Headers, Does.Not.ContainKey("If-None-Match"));
    }

    [Test]
    public async Task Writes_no_key_into_the_log()
    {
        _http.Then(401, "").Then(503, "").Then(200, "junk");
        var options = Options();
        options.Debug = true;
        await using var client = new PostHogClient(options);

        await client.ReloadFlagDefinitionsAsync();
        await client.ReloadFlagDefinitionsAsync();

        Assert.That(_log.Entries, Is.Not.Empty);
        Assert.That(
            _log.Entries.Select(entry => $"{entry.Message} {entry.Exception}"),
            Has.None.Contains("phs_test").And.None.Contains(Some.Token)
        );
    }

    private static EvaluateFlagsOptions LocalOnly() =>
        new() { OnlyEvaluateLocally = true, SendFeatureFlagEvents = false };

    private PostHogOptions Options()
    {
        var options = Some.Options(_http, _time);
        options.SecretKey = "phs_test";
        options.FeatureFlagPollInterval = Interval;
        options.Log = _log.Write;
        return options;
    }
}
