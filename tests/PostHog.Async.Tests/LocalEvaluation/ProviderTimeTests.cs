using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>All calls of one load, of the provider and to PostHog, share one time limit.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProviderTimeTests : IDisposable
{
    private readonly FakeTime _time = new();
    private readonly FakeHttp _http = new();
    private readonly FakeProvider _provider;

    public ProviderTimeTests() => _provider = new FakeProvider(_time);

    public void Dispose()
    {
        _provider.Release.Set();
        _http.Dispose();
    }

    [TestCase("decide", 3, "ShouldFetchDefinitions")]
    [TestCase("read", 2, "GetDefinitions")]
    public async Task Provider_that_hangs_warns_and_leaves_time_for_the_request(
        string call,
        int parts,
        string member
    )
    {
        var log = new LogRecorder();
        _http.Then(200, Some.Definitions("fetched"));
        _provider.HangTime = TimeSpan.FromTicks(FakeProvider.Patience.Ticks / parts);
        _provider.Hangs = call;
        var options = Some.Options(_http, _time);
        options.SecretKey = "phs_test";
        options.RequestTimeout = FakeProvider.Patience;
        options.Log = log.Write;
        await using var client = new PostHogClient(options, _provider);

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync();

        Assert.That(isReady, Is.True);
        Assert.That(_time.Elapsed, Is.EqualTo(_provider.HangTime));
        Assert.That(_http.Requests, Has.Count.EqualTo(1));
        Assert.That(log.At(PostHogLogLevel.Warning), Has.One.Contains(member));
    }
}
