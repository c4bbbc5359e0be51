using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>Dictionaries, lists and values of the caller that throw: no flag method throws because of them.</summary>
public sealed class HostileInputTests
{
    private const string Definitions = """
        {"flags":[
        {"id":1,"key":"everybody","active":true,"filters":{"groups":[{}]}},
        {"id":2,"key":"person","active":true,"filters":{"groups":[{"properties":[{"key":"plan","value":["pro"],
         "operator":"exact","type":"person"}]}]}},
        {"id":3,"key":"group","active":true,"filters":{"aggregation_group_type_index":0,"groups":[{"properties":[
         {"key":"plan","value":"pro","operator":"icontains","type":"group","group_type_index":0}]}]}}
        ],"cohorts":{},"group_type_mapping":{"0":"company"}}
        """;

    private readonly LogRecorder _log = new();
    private FakeHttp _http = null!;

    [SetUp]
    public void Listen() => _http = new FakeHttp();

    [TearDown]
    public void Stop() => _http.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Throwing_properties_fail_only_the_flags_that_read_them(bool isLocalOnly)
    {
        _http.Then(200, Definitions);
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        var flags = await client.EvaluateFlagsAsync("user-1", Hostile(isLocalOnly));

        Assert.That(flags.IsEnabled("everybody"), Is.True);
        Assert.That(flags.GetFlag("person"), Is.Null);
        Assert.That(flags.GetFlag("group"), Is.Null);
        Assert.That(flags.Failure, Is.Not.Null);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task No_single_flag_call_throws_for_throwing_properties(bool isLocalOnly)
    {
        _http.Then(200, Definitions);
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        foreach (var key in new[] { "person", "group", "nowhere" })
        {
            var isOn = await client.IsFeatureEnabledAsync(
                key,
                "user-1",
                options: Hostile(isLocalOnly)
            );
            var flag = await client.GetFeatureFlagAsync(key, "user-1", Hostile(isLocalOnly));
            var payload = await client.GetFeatureFlagPayloadAsync(
                key,
                "user-1",
                options: Hostile(isLocalOnly)
            );

            Assert.That(isOn, Is.False);
            Assert.That(flag, Is.Null);
            Assert.That(payload, Is.Null);
        }
    }

    [Test]
    public async Task Evaluates_the_flag_keys_read_before_the_list_throws()
    {
        _http.Then(200, Definitions);
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        var options = Hostile(isLocalOnly: true);
        options.FlagKeys = new BrokenKeys("everybody");

        var flags = await client.EvaluateFlagsAsync("user-1", options);

        Assert.That(flags.Keys, Is.EqualTo(new[] { "everybody" }));
        Assert.That(_log.At(PostHogLogLevel.Warning), Has.Some.Contains("reading them threw"));
    }

    private static EvaluateFlagsOptions Hostile(bool isLocalOnly)
    {
        var options = new EvaluateFlagsOptions { OnlyEvaluateLocally = isLocalOnly };
        options.PersonProperties["plan"] = new BrokenValue();
        options.Groups["company"] = "acme";
        options.GroupProperties["company"] = new BrokenMap<object?>();
        return options;
    }

    private PostHogOptions Options()
    {
        var options = Some.Options(_http);
        options.SecretKey = "phs_test";
        options.FeatureFlagPollInterval = TimeSpan.Zero;
        options.FeatureFlagMaxRetries = 0;
        options.Log = _log.Write;
        return options;
    }
}
