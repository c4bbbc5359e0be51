using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>What is reported about a wrong key and about missing definitions.</summary>
public sealed class SecretKeyTests : LoaderTest
{
    private const string MissingScope =
        """{"detail":"API key missing required scope 'feature_flag:read'."}""";

    [TestCase(401, "phs_test", "feature flags secure key (phs_...)", "not revoked")]
    [TestCase(401, "phx_test", "personal API key (phx_...)", "not revoked")]
    [TestCase(403, "phs_test", "feature flags secure key (phs_...)", "belongs to the project")]
    [TestCase(403, "phx_test", "personal API key (phx_...)", "scope feature_flag:read")]
    [TestCase(403, "custom", "neither with phs_ nor with phx_", "belongs to the project")]
    public async Task Logs_the_kind_of_the_refused_key_and_what_to_check(
        int status,
        string key,
        string name,
        string advice
    )
    {
        Http.Then(status, "");
        var options = Options();
        options.SecretKey = key;
        await using var client = new PostHogClient(options);

        await client.WaitUntilLocalEvaluationReadyAsync();

        var error = Log.At(PostHogLogLevel.Error).Single();
        Assert.That(error, Does.Contain(name).And.Contain(advice).And.Not.Contain(key));
        Assert.That(client.LocalEvaluation.ToString(), Does.StartWith("not ready after 1 poll;"));
    }

    [Test]
    public async Task Reports_the_missing_scope_that_the_server_names()
    {
        Http.Then(403, MissingScope);
        await using var client = new PostHogClient(Options());

        await client.WaitUntilLocalEvaluationReadyAsync();

        Assert.That(
            client.LocalEvaluation.LastFailure!.Message,
            Does.EndWith("API key missing required scope 'feature_flag:read'.")
        );
    }

    [TestCase("phc_other")]
    [TestCase(Some.Token)]
    public async Task Reports_a_project_token_used_as_the_secret_key(string key)
    {
        var options = Options();
        options.SecretKey = key;

        await using var client = new PostHogClient(options);

        Assert.That(
            Log.At(PostHogLogLevel.Error),
            Has.One.Contains("SecretKey holds a project token")
        );
        Assert.That(await client.WaitUntilLocalEvaluationReadyAsync(), Is.False);
        Assert.That(client.LocalEvaluation.ToString(), Does.StartWith("off:"));
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase("phx_key")]
    [TestCase("phs_key")]
    public async Task Reports_a_secret_key_used_as_the_project_token(string token)
    {
        var options = Options();
        options.ProjectToken = token;
        options.SecretKey = null;

        await using var client = new PostHogClient(options);

        var error = Log.At(PostHogLogLevel.Error).Single();
        Assert.That(
            error,
            Does.StartWith("ProjectToken holds a secret key").And.Not.Contain(token)
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Logs_once_that_definitions_are_not_loaded(bool hasKey)
    {
        Http.Then(500, "");
        var options = Options();
        options.OnlyEvaluateFlagsLocally = true;
        options.SecretKey = hasKey ? options.SecretKey : null;
        await using var client = new PostHogClient(options);

        var isOn = await client.IsFeatureEnabledAsync("beta", "user-42", defaultValue: true);
        await client.GetFeatureFlagAsync("layout", "user-42");
        var flags = await client.EvaluateFlagsAsync("user-42");
        flags.IsEnabled("menu");

        Assert.That(isOn, Is.True);
        Assert.That(flags.ToString(), Does.StartWith("no flags; FlagsNotComputed"));
        Assert.That(
            Log.At(PostHogLogLevel.Warning),
            Has.One.Contains(hasKey ? "definitions are not loaded" : "Set SecretKey")
        );
        await client.FlushAsync();
        Assert.That(
            Http.Requests.Where(one => string.Equals(one.Method, "POST", StringComparison.Ordinal))
                .SelectMany(one => one.Events)
                .Select(one => (string?)one["properties"]!["$feature_flag_error"]),
            Is.EqualTo(Enumerable.Repeat("definitions_not_loaded", 3))
        );
    }

    [Test]
    public async Task Prints_the_status_and_the_flags()
    {
        Http.Then(200, Some.Definitions("beta", "menu"));
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(
            client.LocalEvaluation.ToString(),
            Is.EqualTo("ready: 2 flags, of which 0 left to the server, loaded 0 s ago")
        );
        Assert.That(flags.ToString(), Is.EqualTo("beta: on, menu: on"));
        Assert.That(
            client.Diagnostics.ToString(),
            Does.StartWith("events: 0 queued, 0 in flight, 0 accepted, 0 delivered")
        );
    }
}
