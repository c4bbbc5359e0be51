using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>The event <c>$feature_flag_called</c>.</summary>
public sealed class FlagCalledTests : FlagTest
{
    [Test]
    public async Task Contains_every_detail_of_a_remote_flag()
    {
        Http.Then(200, FlagsJson.Full("layout", "wide", "{\"a\":1}", hasExperiment: true));
        await using var client = new PostHogClient(Options());

        await client.GetFeatureFlagAsync("layout", "user-42");

        var properties = await OnlyOneAsync(client);
        Assert.That((string?)properties["$feature_flag"], Is.EqualTo("layout"));
        Assert.That((string?)properties["$feature_flag_response"], Is.EqualTo("wide"));
        Assert.That((string?)properties["$feature/layout"], Is.EqualTo("wide"));
        Assert.That((bool)properties["locally_evaluated"]!, Is.False);
        Assert.That((bool)properties["$feature_flag_has_experiment"]!, Is.True);
        Assert.That((int)properties["$feature_flag_payload"]!["a"]!, Is.EqualTo(1));
        Assert.That((int)properties["$feature_flag_id"]!, Is.EqualTo(17));
        Assert.That((int)properties["$feature_flag_version"]!, Is.EqualTo(4));
        Assert.That(
            (string?)properties["$feature_flag_reason"],
            Is.EqualTo("Matched condition set 1")
        );
        Assert.That((string?)properties["$feature_flag_request_id"], Is.EqualTo("request-1"));
        Assert.That((long)properties["$feature_flag_evaluated_at"]!, Is.EqualTo(1700000000123));
        Assert.That(properties.ContainsKey("$feature_flag_error"), Is.False);
    }

    [Test]
    public async Task Is_sent_again_for_a_new_version_and_a_new_experiment_of_a_local_flag()
    {
        Loaded().With("beta", true, version: 1, hasExperiment: false);
        await using var client = new PostHogClient(Options());
        await client.IsFeatureEnabledAsync("beta", "user-42");
        await client.IsFeatureEnabledAsync("beta", "user-42");

        Definitions.With("beta", true, version: 2, hasExperiment: false);
        await client.IsFeatureEnabledAsync("beta", "user-42");
        Definitions.With("beta", true, version: 2, hasExperiment: true);
        await client.IsFeatureEnabledAsync("beta", "user-42");
        await client.IsFeatureEnabledAsync("beta", "user-42");

        Assert.That(await FlushedAsync(client), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Is_sent_again_for_a_new_experiment_of_a_remote_flag()
    {
        Http.Then(200, FlagsJson.Full("beta", "a", hasExperiment: false))
            .Then(200, FlagsJson.Full("beta", "a", hasExperiment: true))
            .Then(200, FlagsJson.Full("beta", "a", hasExperiment: true));
        await using var client = new PostHogClient(Options());
        await client.GetFeatureFlagAsync("beta", "user-42");
        await client.GetFeatureFlagAsync("beta", "user-42");
        await client.GetFeatureFlagAsync("beta", "user-42");

        Assert.That(await FlushedAsync(client), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task States_that_a_flag_was_evaluated_locally()
    {
        Loaded().With("beta", true).WithInconclusive("cohort");
        Http.Then(200, FlagsJson.WithErrors());
        await using var client = new PostHogClient(Options());
        var flags = await client.EvaluateFlagsAsync("user-42");

        flags.GetFlag("beta");

        var properties = await OnlyOneAsync(client);
        Assert.That((bool)properties["$feature_flag_response"]!, Is.True);
        Assert.That((bool)properties["locally_evaluated"]!, Is.True);
        Assert.That((string?)properties["$feature_flag_reason"], Is.EqualTo("Evaluated locally"));
        Assert.That(properties.ContainsKey("$feature_flag_request_id"), Is.False);
        Assert.That(properties.ContainsKey("$feature_flag_evaluated_at"), Is.False);
        Assert.That(properties.ContainsKey("$feature_flag_error"), Is.False);
    }

    [TestCase(200, """{"flags":{}}""", "flag_missing")]
    [TestCase(
        200,
        """{"flags":{},"errorsWhileComputingFlags":true}""",
        "errors_while_computing_flags,flag_missing"
    )]
    [TestCase(200, """{"quotaLimited":["feature_flags"]}""", "quota_limited,flag_missing")]
    [TestCase(
        200,
        """{"flags":{"beta":{"enabled":false,"failed":true}}}""",
        "errors_while_computing_flags"
    )]
    [TestCase(503, "", "api_error_503,flag_missing")]
    [TestCase(200, "<html>", "unknown_error,flag_missing")]
    public async Task States_why_a_flag_has_no_value(int status, string body, string error)
    {
        Http.Then(status, body);
        await using var client = new PostHogClient(Options());

        await client.GetFeatureFlagAsync("beta", "user-42");

        var properties = await OnlyOneAsync(client);
        Assert.That((string?)properties["$feature_flag_error"], Is.EqualTo(error));
        Assert.That(properties["$feature_flag_response"]!.Type, Is.EqualTo(JTokenType.Null));
    }

    [Test]
    public async Task States_a_connection_error_when_no_response_arrives()
    {
        Http.ThenThrow(new TimeoutException()).ThenThrow(new HttpRequestException());
        await using var client = new PostHogClient(Options());

        await client.GetFeatureFlagAsync("beta", "user-42");

        var properties = await OnlyOneAsync(client);
        Assert.That(
            (string?)properties["$feature_flag_error"],
            Is.EqualTo("connection_error,flag_missing")
        );
    }

    [Test]
    public async Task States_that_the_server_could_not_compute_other_flags()
    {
        Http.Then(200, FlagsJson.WithErrors(("beta", true)));
        await using var client = new PostHogClient(Options());

        await client.GetFeatureFlagAsync("beta", "user-42");

        var properties = await OnlyOneAsync(client);
        Assert.That(
            (string?)properties["$feature_flag_error"],
            Is.EqualTo("errors_while_computing_flags")
        );
    }

    [Test]
    public async Task Contains_the_groups_and_is_captured_once_whatever_their_order()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());

        await client.GetFeatureFlagAsync(
            "beta",
            "user-42",
            new() { Groups = { ["company"] = "acme", ["team"] = "red" } }
        );
        await client.GetFeatureFlagAsync(
            "beta",
            "user-42",
            new() { Groups = { ["team"] = "red", ["company"] = "acme" } }
        );

        var properties = await OnlyOneAsync(client);
        Assert.That((string?)properties["$groups"]!["company"], Is.EqualTo("acme"));
    }

    [Test]
    public async Task Is_captured_again_for_a_different_group_person_or_value()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());
        var acme = new EvaluateFlagsOptions { Groups = { ["company"] = "acme" } };
        var other = new EvaluateFlagsOptions { Groups = { ["company"] = "other" } };

        await client.GetFeatureFlagAsync("beta", "user-42", acme);
        await client.GetFeatureFlagAsync("beta", "user-42", other);
        await client.GetFeatureFlagAsync("beta", "user-43", acme);
        Definitions.With("beta", false);
        await client.GetFeatureFlagAsync("beta", "user-42", acme);
        await client.GetFeatureFlagAsync("beta", "user-42", acme);

        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Is_captured_again_after_its_read_was_evicted_from_the_cache()
    {
        Loaded().With("beta", true);
        var options = Options();
        options.FeatureFlagCalledCacheSize = 2;
        await using var client = new PostHogClient(options);

        foreach (var person in new[] { "a", "b", "c", "b", "c", "a" })
        {
            await client.GetFeatureFlagAsync("beta", person);
        }

        var events = await FlushedAsync(client);
        Assert.That(
            events.Select(one => (string?)one["distinct_id"]),
            Is.EqualTo(["a", "b", "c", "a"])
        );
    }

    [Test]
    public async Task Is_captured_again_after_the_cache_was_cleared()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());

        await client.GetFeatureFlagAsync("beta", "user-42");
        client.ClearFeatureFlagCache();
        await client.GetFeatureFlagAsync("beta", "user-42");

        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(2));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Contains_the_GeoIP_setting_of_the_call(bool disabled)
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());

        await client.GetFeatureFlagAsync("beta", "user-42", new() { DisableGeoIP = disabled });

        var properties = await OnlyOneAsync(client);
        Assert.That((bool)properties["$geoip_disable"]!, Is.EqualTo(disabled));
    }

    private async Task<JObject> OnlyOneAsync(PostHogClient client)
    {
        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That((string?)events[0]["event"], Is.EqualTo("$feature_flag_called"));
        return (JObject)events[0]["properties"]!;
    }
}
