using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>Reloading definitions, and its effect on cached answers.</summary>
public sealed class ReloadTests
{
    private static readonly EvaluateFlagsOptions Elsewhere = new() { FlagKeys = ["elsewhere"] };

    private readonly FakeTime _time = new();
    private FakeHttp _http = null!;

    private int Questions => _http.Requests.Count(request => request.Method is "POST");

    [SetUp]
    public void Listen() => _http = new FakeHttp();

    [TearDown]
    public void Stop() => _http.Dispose();

    [Test]
    public async Task Reload_loads_the_definitions_too()
    {
        _http.Then(200, Some.Definitions("beta"));
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        _http.Then(200, Some.Definitions("beta", "gamma")).Then(200, FlagsJson.None);

        var isAnswered = await client.ReloadFeatureFlagsAsync("user-42");

        Assert.That(isAnswered, Is.True);
        Assert.That(client.LocalEvaluation.FlagCount, Is.EqualTo(2));
        Assert.That(Questions, Is.EqualTo(1));
    }

    [Test]
    public async Task Reload_loads_the_definitions_without_a_distinct_id()
    {
        _http.Then(200, Some.Definitions("beta"));
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        _http.Then(200, Some.Definitions("beta", "gamma"));

        var isAnswered = await client.ReloadFeatureFlagsAsync();

        Assert.That(isAnswered, Is.False);
        Assert.That(client.LocalEvaluation.FlagCount, Is.EqualTo(2));
        Assert.That(Questions, Is.Zero);
    }

    [Test]
    public async Task Failed_reload_keeps_definitions_and_cached_answers()
    {
        _http.Then(200, Some.Definitions("beta"));
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        _http.Then(503, "").Then(503, "");

        var isAnswered = await client.ReloadFeatureFlagsAsync("user-42");

        Assert.That(isAnswered, Is.False);
        Assert.That(client.LocalEvaluation.FlagCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Changed_definitions_clear_the_cached_answers()
    {
        _http.Then(200, Some.Definitions("beta"));
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        _http
            .Then(200, FlagsJson.Of(("elsewhere", true)))
            .Then(200, Some.Definitions("beta", "gamma"))
            .Then(200, FlagsJson.Of(("elsewhere", false)));
        await client.EvaluateFlagsAsync("user-42", Elsewhere);

        await client.ReloadFlagDefinitionsAsync();
        var flags = await client.EvaluateFlagsAsync("user-42", Elsewhere);

        Assert.That(flags.IsEnabled("elsewhere", defaultValue: true), Is.False);
        Assert.That(Questions, Is.EqualTo(2));
    }

    [Test]
    public async Task Unchanged_definitions_keep_the_cached_answers()
    {
        _http.Then(200, Some.Definitions("beta"));
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        _http
            .Then(200, FlagsJson.Of(("elsewhere", true)))
            .Then(200, Some.Definitions("beta"))
            .Then(402, "");
        await client.EvaluateFlagsAsync("user-42", Elsewhere);

        await client.ReloadFlagDefinitionsAsync();
        var confirmed = await client.EvaluateFlagsAsync("user-42", Elsewhere);
        await client.ReloadFlagDefinitionsAsync();
        var lost = await client.EvaluateFlagsAsync("user-42", Elsewhere);

        Assert.That(confirmed.IsEnabled("elsewhere"), Is.True);
        Assert.That(lost.IsEnabled("elsewhere"), Is.True);
        Assert.That(Questions, Is.EqualTo(1));
    }

    private PostHogOptions Options()
    {
        var options = Some.Options(_http, _time);
        options.SecretKey = "phs_test";
        options.FeatureFlagCacheDuration = TimeSpan.FromMinutes(5);
        return options;
    }
}
