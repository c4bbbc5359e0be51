using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

public sealed class ProviderTests
{
    private readonly LogRecorder _log = new();
    private readonly FakeTime _time = new();
    private readonly FakeProvider _provider;
    private FakeHttp _http = null!;

    public ProviderTests() => _provider = new FakeProvider(_time);

    [SetUp]
    public void Listen() => _http = new FakeHttp();

    [TearDown]
    public void Stop()
    {
        _provider.Release.Set();
        _http.Dispose();
    }

    [Test]
    public async Task Decision_false_with_stored_data_sends_no_request()
    {
        _provider.Shared = Some.Definitions("shared");
        await using var client = new PostHogClient(Options(), _provider);

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();
        var isOn = await client.IsFeatureEnabledAsync("shared", "user-1");

        Assert.That(isReady, Is.True);
        Assert.That(isOn, Is.True);
        Assert.That(_provider.Calls, Is.EqualTo(new[] { "decide", "read" }));
        Assert.That(_http.Requests, Is.Empty);
    }

    [Test]
    public async Task Decision_true_fetches_then_stores()
    {
        _http.Then(200, Some.Definitions("fetched"));
        _provider.ShouldFetch = true;
        await using var client = new PostHogClient(Options(), _provider);

        _provider.WaitFor("store");
        await client.ShutdownAsync();

        Assert.That(_provider.Calls, Is.EqualTo(new[] { "decide", "store", "shutdown" }));
        Assert.That(_provider.Shared, Is.EqualTo(Some.Definitions("fetched")));
        Assert.That(_http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Decision_is_asked_before_every_load()
    {
        _provider.Shared = Some.Definitions("shared");
        await using var client = new PostHogClient(Options(), _provider);
        await client.WaitUntilLocalEvaluationReadyAsync();

        _provider.ShouldFetch = true;
        _http.Then(200, Some.Definitions("fetched"), eTag: "W/\"1\"");
        await client.ReloadFlagDefinitionsAsync();

        Assert.That(_provider.Calls, Is.EqualTo(new[] { "decide", "read", "decide", "store" }));
        Assert.That(_http.Requests, Has.Count.EqualTo(1));
        Assert.That(client.LocalEvaluation.Polls, Is.EqualTo(2));
    }

    [Test]
    public async Task Decision_that_throws_warns_and_fetches()
    {
        _http.Then(200, Some.Definitions("fetched"));
        _provider.Throws = "decide";
        await using var client = new PostHogClient(Options(), _provider);

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();

        Assert.That(isReady, Is.True);
        Assert.That(_http.Requests, Has.Count.EqualTo(1));
        Assert.That(Warnings, Has.One.Contains("ShouldFetchDefinitions"));
    }

    [TestCase("throws")]
    [TestCase("null")]
    [TestCase("malformed")]
    public async Task Read_that_fails_keeps_the_loaded_definitions_without_a_request(string how)
    {
        _provider.Shared = Some.Definitions("shared");
        await using var client = new PostHogClient(Options(), _provider);
        await client.WaitUntilLocalEvaluationReadyAsync();

        _provider.Throws = how is "throws" ? "read" : "";
        _provider.Shared = how is "malformed" ? "{\"flags\":" : null;
        var status = await client.ReloadFlagDefinitionsAsync();
        var isOn = await client.IsFeatureEnabledAsync("shared", "user-1");

        Assert.That(status.IsReady, Is.True);
        Assert.That(status.LastFailure, Is.Not.Null);
        Assert.That(isOn, Is.True);
        Assert.That(_http.Requests, Is.Empty);
    }

    [Test]
    public async Task Read_that_throws_warns()
    {
        _provider.Shared = Some.Definitions("shared");
        await using var client = new PostHogClient(Options(), _provider);
        await client.WaitUntilLocalEvaluationReadyAsync();

        _provider.Throws = "read";
        await client.ReloadFlagDefinitionsAsync();

        Assert.That(
            Warnings,
            Has.One.StartsWith("The flag definition provider failed in GetDefinitions: ")
        );
    }

    [Test]
    public async Task Read_that_hangs_warns_and_keeps_the_loaded_definitions()
    {
        _provider.Shared = Some.Definitions("shared");
        await using var client = new PostHogClient(Options(), _provider);
        await client.WaitUntilLocalEvaluationReadyAsync();

        _provider.Hangs = "read";
        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(status.IsReady, Is.True);
        Assert.That(status.LastFailure!.Message, Does.Contain("did not return in time"));
        Assert.That(
            Warnings,
            Has.One.StartsWith("The flag definition provider failed in GetDefinitions: ")
        );
        Assert.That(_http.Requests, Is.Empty);
    }

    [TestCase("")]
    [TestCase("read")]
    public async Task Read_that_fails_with_nothing_loaded_fetches(string throws)
    {
        _http.Then(200, Some.Definitions("fetched"));
        _provider.Throws = throws;
        await using var client = new PostHogClient(Options(), _provider);

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();

        Assert.That(isReady, Is.True);
        Assert.That(_http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Store_that_throws_warns_and_leaves_the_definitions_usable()
    {
        _http.Then(200, Some.Definitions("fetched"));
        _provider.ShouldFetch = true;
        _provider.Throws = "store";
        await using var client = new PostHogClient(Options(), _provider);

        _http.Then(200, Some.Definitions("fetched"));
        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(status.IsReady, Is.True);
        Assert.That(status.LastFailure, Is.Null);
        Assert.That(Warnings, Has.Some.Contains("OnDefinitionsReceived"));
    }

    [Test]
    public async Task Store_that_hangs_delays_no_call()
    {
        _http.Then(200, Some.Definitions("fetched"));
        _provider.ShouldFetch = true;
        _provider.Hangs = "store";
        await using var client = new PostHogClient(Options(), _provider);

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();
        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(isReady, Is.True);
        Assert.That(status.IsReady, Is.True);
        Assert.That(Warnings, Has.Some.Contains("OnDefinitionsReceived"));
    }

    [Test]
    public async Task Not_modified_response_stores_the_definitions_again()
    {
        _http.Then(200, Some.Definitions("fetched"), eTag: "W/\"1\"");
        _provider.ShouldFetch = true;
        await using var client = new PostHogClient(Options(), _provider);
        await client.WaitUntilLocalEvaluationReadyAsync();
        _http.Then(304, "");

        _time.WaitForAlarm(TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(30));
        _time.WaitForAlarm(TimeSpan.FromSeconds(60));

        Assert.That(_provider.Calls, Is.EqualTo(new[] { "decide", "store", "decide", "store" }));
    }

    [Test]
    public async Task Refusal_is_not_stored()
    {
        _http.Then(401, "");
        _provider.ShouldFetch = true;
        await using var client = new PostHogClient(Options(), _provider);
        _http.WaitForRequests(1);

        await client.ShutdownAsync();

        Assert.That(_provider.Calls, Is.EqualTo(new[] { "decide", "shutdown" }));
    }

    [TestCase("throws")]
    [TestCase("hangs")]
    public async Task Shutdown_that_fails_warns_and_the_client_is_closed(string how)
    {
        _provider.Shared = Some.Definitions("shared");
        _provider.Throws = how is "throws" ? "shutdown" : "";
        _provider.Hangs = how is "hangs" ? "shutdown" : "";
        var client = new PostHogClient(Options(), _provider);
        await client.WaitUntilLocalEvaluationReadyAsync();

        var result = await client.ShutdownAsync();
        await client.DisposeAsync();

        Assert.That(result.IsComplete, Is.True);
        Assert.That(Warnings, Has.One.Contains("Shutdown"));
        Assert.That(_provider.Calls.Count(call => call is "shutdown"), Is.EqualTo(1));
    }

    [Test]
    public async Task Shutdown_waits_for_the_read_it_cancelled()
    {
        var patience = TimeSpan.FromSeconds(2);
        _provider.ComesBackWhenAwaitedUntil = patience;
        await using var client = new PostHogClient(Options(), _provider);
        _provider.WaitFor("read");

        await client.ShutdownAsync(patience);

        Assert.That(_provider.Calls, Is.EqualTo(new[] { "decide", "read", "shutdown" }));
        Assert.That(Warnings, Is.Empty);
    }

    [Test]
    public async Task Uses_stored_definitions_without_a_key()
    {
        _provider.Shared = Some.Definitions("shared");
        var options = Options();
        options.SecretKey = null;
        await using var client = new PostHogClient(options, _provider);

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();

        Assert.That(isReady, Is.True);
        Assert.That(client.LocalEvaluation.IsEnabled, Is.True);
        Assert.That(_http.Requests, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Is_not_ready_without_a_key_and_without_data(bool shouldFetch)
    {
        _provider.ShouldFetch = shouldFetch;
        var options = Options();
        options.SecretKey = null;
        await using var client = new PostHogClient(options, _provider);

        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(status.IsReady, Is.False);
        Assert.That(status.LastFailure, Is.Not.Null);
        Assert.That(_http.Requests, Is.Empty);
    }

    private IReadOnlyList<string> Warnings => _log.At(PostHogLogLevel.Warning);

    private PostHogOptions Options()
    {
        var options = Some.Options(_http, _time);
        options.SecretKey = "phs_test";
        options.RequestTimeout = FakeProvider.Patience;
        options.Log = _log.Write;
        return options;
    }
}
