using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

public sealed class LocalEvaluationTests
{
    private const string Definitions = """
        {"flags":[
        {"id":1,"key":"everybody","active":true,"version":3,"filters":{"groups":[{"rollout_percentage":100}]}},
        {"id":2,"key":"pro","active":true,"filters":{"groups":[{"properties":[{"key":"plan","value":["pro"],
         "operator":"exact","type":"person"}],"rollout_percentage":100}],"payloads":{"true":"{\"limit\":5}"}}},
        {"id":3,"key":"half","active":true,"filters":{"groups":[{"rollout_percentage":50}]}},
        {"id":4,"key":"static","active":true,"filters":{"groups":[{"properties":[{"key":"id","value":99,
         "type":"cohort"}],"rollout_percentage":100}]}},
        {"id":5,"key":"off","active":false,"filters":{"groups":[{}]}}
        ],"cohorts":{},"group_type_mapping":{"0":"company"}}
        """;

    [Test]
    public async Task Evaluates_locally_like_the_server_without_a_request()
    {
        await using var server = await DevServer.StartAsync(Flags());
        await using var local = new PostHogClient(Options(server));
        await using var remote = new PostHogClient(Some.Options(server.Url));
        await local.WaitUntilLocalEvaluationReadyAsync();

        for (var user = 0; user < 50; user++)
        {
            var options = Silent();
            options.FlagKeys = ["everybody", "pro", "half", "off"];
            options.PersonProperties["plan"] = user % 2 == 0 ? "pro" : "free";
            var here = await local.EvaluateFlagsAsync($"user-{user}", options);
            var there = await remote.EvaluateFlagsAsync($"user-{user}", options);

            Assert.That(Describe(here), Is.EqualTo(Describe(there)));
        }

        Assert.That(Asked(server), Is.EqualTo(50), "Only the client without a key sends requests.");
    }

    [Test]
    public async Task Requests_the_full_list_of_keys_once_for_inconclusive_flags()
    {
        await using var server = await DevServer.StartAsync(Flags());
        await using var client = new PostHogClient(Options(server));
        await client.WaitUntilLocalEvaluationReadyAsync();
        server.SetFlags("{\"everybody\":false,\"static\":\"blue\",\"pro\":false}");

        var options = Silent();
        options.FlagKeys = ["everybody", "static", "pro"];
        options.PersonProperties["plan"] = "pro";
        var flags = await client.EvaluateFlagsAsync("user-1", options);

        var question = server.Requests.Single(request => IsQuestion(request));
        Assert.That(question.Body, Does.Contain("\"everybody\"").And.Contain("\"static\""));
        Assert.That(flags.IsEnabled("everybody"), Is.True, "A local value is never overwritten.");
        Assert.That(flags.GetFlag("everybody")!.Source, Is.EqualTo(FeatureFlagSource.Local));
        Assert.That(flags.GetFlag("static")!.Variant, Is.EqualTo("blue"));
        Assert.That(flags.GetFlag("static")!.Source, Is.EqualTo(FeatureFlagSource.Remote));
        Assert.That(flags.GetPayloadJson("pro"), Is.EqualTo("{\"limit\":5}"));
    }

    [Test]
    public async Task Omits_inconclusive_flags_when_local_only()
    {
        await using var server = await DevServer.StartAsync(Flags());
        var options = Options(server);
        options.OnlyEvaluateFlagsLocally = true;
        await using var client = new PostHogClient(options);
        await client.WaitUntilLocalEvaluationReadyAsync();

        var flags = await client.EvaluateFlagsAsync("user-1", Silent());

        Assert.That(flags.Keys, Is.EquivalentTo(new[] { "everybody", "half", "off" }));
        Assert.That(Asked(server), Is.Zero);
    }

    [Test]
    public async Task Keeps_local_values_when_the_server_does_not_respond()
    {
        await using var server = await DevServer.StartAsync(Flags());
        var settings = Options(server);
        settings.FeatureFlagMaxRetries = 0;
        await using var client = new PostHogClient(settings);
        await client.WaitUntilLocalEvaluationReadyAsync();
        server.InjectFault(new Fault { Status = 503 });

        var flags = await client.EvaluateFlagsAsync("user-1", Silent());

        Assert.That(flags.IsEnabled("everybody"), Is.True);
        Assert.That(flags.Keys, Does.Not.Contain("static"));
        Assert.That(flags.Failure, Is.Not.Null);
    }

    [Test]
    public async Task Polls_unchanged_definitions_and_loads_edited_ones()
    {
        await using var server = await DevServer.StartAsync(Flags());
        var settings = Options(server);
        settings.FeatureFlagPollInterval = TimeSpan.FromMilliseconds(20);
        await using var client = new PostHogClient(settings);
        await client.WaitUntilLocalEvaluationReadyAsync();

        Assert.That(
            () => client.LocalEvaluation.UnchangedPolls,
            Is.GreaterThan(0).After(20).Seconds.PollEvery(10).MilliSeconds
        );
        server.SetFlags(Some.Definitions("edited"));

        Assert.That(
            () => client.LocalEvaluation.FlagCount,
            Is.EqualTo(1).After(20).Seconds.PollEvery(10).MilliSeconds
        );
        Assert.That(server.Requests.Any(request => request.Status == 304), Is.True);
    }

    [Test]
    public async Task Reports_a_wrong_key()
    {
        await using var server = await DevServer.StartAsync(Flags());
        var settings = Options(server);
        settings.SecretKey = "not_a_key";
        await using var client = new PostHogClient(settings);

        var status = await client.ReloadFlagDefinitionsAsync();

        Assert.That(status.IsReady, Is.False);
        Assert.That(status.LastFailure!.StatusCode, Is.EqualTo(401));
    }

    private static IEnumerable<string> Describe(FeatureFlagEvaluations flags) =>
        flags
            .Keys.OrderBy(key => key, StringComparer.Ordinal)
            .Select(key => $"{flags.GetFlag(key)} {flags.GetFlag(key)!.Reason}");

    private static int Asked(DevServer server) => server.Requests.Count(IsQuestion);

    private static bool IsQuestion(ReceivedRequest request) => request.Method is "POST";

    private static DevServerOptions Flags() => new() { Flags = Definitions };

    private static EvaluateFlagsOptions Silent() => new() { SendFeatureFlagEvents = false };

    private static PostHogOptions Options(DevServer server)
    {
        var options = Some.Options(server.Url);
        options.SecretKey = "phs_test";
        return options;
    }
}
