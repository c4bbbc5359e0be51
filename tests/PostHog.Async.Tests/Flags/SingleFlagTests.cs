using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>The calls for one flag, and for all of them at once.</summary>
public sealed class SingleFlagTests : FlagTest
{
    [Test]
    public async Task Returns_a_variant()
    {
        Http.Then(200, FlagsJson.Full("layout", "wide", "{\"a\":1}"));
        await using var client = new PostHogClient(Options());

        var flag = await client.GetFeatureFlagAsync("layout", "user-42");

        Assert.That(flag!.Value, Is.EqualTo("wide"));
        Assert.That(flag.Variant, Is.EqualTo("wide"));
        Assert.That(flag.IsEnabled, Is.True);
        Assert.That(flag.PayloadJson, Is.EqualTo("{\"a\":1}"));
        Assert.That(flag.Reason, Is.EqualTo("condition_match"));
        Assert.That(
            Questions[0]["flag_keys_to_evaluate"]!.Select(key => (string?)key),
            Is.EqualTo(["layout"])
        );
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Returns_a_boolean_flag_without_a_variant(bool value)
    {
        Http.Then(200, FlagsJson.Of(("beta", value)));
        await using var client = new PostHogClient(Options());

        var flag = await client.GetFeatureFlagAsync("beta", "user-42");

        Assert.That(flag!.Value, Is.EqualTo(value));
        Assert.That(flag.Variant, Is.Null);
    }

    [Test]
    public async Task Returns_null_for_an_unknown_flag()
    {
        Http.Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());

        var flag = await client.GetFeatureFlagAsync("nowhere", "user-42");

        Assert.That(flag, Is.Null);
    }

    [Test]
    public async Task Captures_nothing_when_events_are_suppressed()
    {
        Http.Then(200, FlagsJson.Of(("beta", true))).Then(200, FlagsJson.Of(("beta", true)));
        Loaded().With("local", true);
        await using var client = new PostHogClient(Options());
        var silent = new EvaluateFlagsOptions { SendFeatureFlagEvents = false };

        await client.GetFeatureFlagAsync("beta", "user-42", silent);
        await client.IsFeatureEnabledAsync("beta", "user-42", options: silent);
        await client.IsFeatureEnabledAsync("local", "user-42", options: silent);

        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task Evaluates_locally_without_a_request_and_captures_the_read_once()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());

        var first = await client.GetFeatureFlagAsync("beta", "user-42");
        var isEnabled = await client.IsFeatureEnabledAsync("beta", "user-42");

        Assert.That(first!.Value, Is.EqualTo(true));
        Assert.That(isEnabled, Is.True);
        Assert.That(Questions, Is.Empty);
        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That((bool)events[0]["properties"]!["locally_evaluated"]!, Is.True);
    }

    [TestCase(true, false, true)]
    [TestCase(false, true, false)]
    [TestCase("wide", false, true)]
    public async Task Returns_whether_a_flag_is_on(object value, bool defaultValue, bool isEnabled)
    {
        Http.Then(200, FlagsJson.Of(("beta", value)));
        await using var client = new PostHogClient(Options());

        var answer = await client.IsFeatureEnabledAsync("beta", "user-42", defaultValue);

        Assert.That(answer, Is.EqualTo(isEnabled));
    }

    [TestCase(200, """{"flags":{}}""")]
    [TestCase(503, "")]
    [TestCase(200, "<html>")]
    [TestCase(200, """{"flags":{"beta":{"enabled":"yes"}}}""")]
    [TestCase(200, """{"flags":{},"quotaLimited":["feature_flags"]}""")]
    public async Task Returns_the_default_when_the_flag_has_no_value(int status, string body)
    {
        Http.Then(status, body).Then(status, body);
        await using var client = new PostHogClient(Options());

        var whenOn = await client.IsFeatureEnabledAsync("beta", "user-42", defaultValue: true);
        var unsaid = await client.IsFeatureEnabledAsync("beta", "user-42");

        Assert.That(whenOn, Is.True);
        Assert.That(unsaid, Is.False);
    }

    [TestCase("", "user-42")]
    [TestCase(" ", "user-42")]
    [TestCase(null, "user-42")]
    [TestCase("beta", "")]
    [TestCase("beta", "\t")]
    [TestCase("beta", null)]
    public async Task Returns_the_default_for_a_blank_key_or_id(string? key, string? distinctId)
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());

        var isEnabled = await client.IsFeatureEnabledAsync(key!, distinctId!, defaultValue: true);
        var flag = await client.GetFeatureFlagAsync(key!, distinctId!);
        var payload = await client.GetFeatureFlagPayloadAsync(key!, distinctId!);

        Assert.That(isEnabled, Is.True);
        Assert.That(flag, Is.Null);
        Assert.That(payload, Is.Null);
        Assert.That(Log.At(PostHogLogLevel.Warning), Has.Count.EqualTo(3));
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
        Assert.That(Http.Requests, Is.Empty);
    }

    [Test]
    public async Task Requests_a_group_flag_when_its_group_is_missing()
    {
        Loaded().With("beta", false, reason: "no_group_type");
        Http.Then(200, FlagsJson.Of(("beta", true)));
        await using var client = new PostHogClient(Options());

        var isEnabled = await client.IsFeatureEnabledAsync("beta", "user-42");

        Assert.That(isEnabled, Is.True);
        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Returns_false_for_a_group_flag_without_its_group_when_local_only()
    {
        Loaded().With("beta", false, reason: "no_group_type");
        await using var client = new PostHogClient(Options());

        var isEnabled = await client.IsFeatureEnabledAsync(
            "beta",
            "user-42",
            defaultValue: true,
            new() { OnlyEvaluateLocally = true }
        );

        Assert.That(isEnabled, Is.False);
        Assert.That(Questions, Is.Empty);
    }

    [Test]
    public async Task Returns_the_default_for_an_unknown_flag_when_local_only()
    {
        Loaded().WithInconclusive("beta");
        await using var client = new PostHogClient(Options());

        var isEnabled = await client.IsFeatureEnabledAsync(
            "beta",
            "user-42",
            defaultValue: true,
            new() { OnlyEvaluateLocally = true }
        );

        Assert.That(isEnabled, Is.True);
        Assert.That(Questions, Is.Empty);
    }

    [Test]
    public async Task Sends_a_request_for_every_call()
    {
        Http.Then(200, FlagsJson.Of(("beta", true))).Then(200, FlagsJson.Of(("beta", true)));
        await using var client = new PostHogClient(Options());

        await client.GetFeatureFlagAsync("beta", "user-42");
        await client.GetFeatureFlagAsync("beta", "user-42");

        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Returns_every_value_without_payloads_or_events()
    {
        Http.Then(200, FlagsJson.Of(("beta", true), ("layout", "wide"), ("old", false)));
        await using var client = new PostHogClient(Options());

        var flags = await client.GetAllFlagsAsync("user-42");

        Assert.That(flags["beta"], Is.EqualTo(true));
        Assert.That(flags["layout"], Is.EqualTo("wide"));
        Assert.That(flags["old"], Is.EqualTo(false));
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task Returns_only_the_values_of_the_requested_keys()
    {
        Http.Then(200, FlagsJson.Of(("beta", true)));
        await using var client = new PostHogClient(Options());

        var flags = await client.GetAllFlagsAsync("user-42", new() { FlagKeys = ["beta"] });

        Assert.That(flags.Keys, Is.EqualTo(["beta"]));
        Assert.That(
            Questions[0]["flag_keys_to_evaluate"]!.Select(key => (string?)key),
            Is.EqualTo(["beta"])
        );
    }

    [Test]
    public async Task Returns_the_local_values_when_the_server_fails()
    {
        Loaded().With("beta", true).WithInconclusive("cohort");
        Http.Then(500, "");
        await using var client = new PostHogClient(Options());

        var flags = await client.GetAllFlagsAsync("user-42");

        Assert.That(flags.Keys, Is.EqualTo(["beta"]));
    }

    [Test]
    public async Task Returns_empty_dictionaries_when_the_server_fails()
    {
        Http.Then(500, "").Then(500, "");
        await using var client = new PostHogClient(Options());

        var values = await client.GetAllFlagsAsync("user-42");
        var both = await client.GetAllFlagsAndPayloadsAsync("user-42");

        Assert.That(values, Is.Empty);
        Assert.That(both.FeatureFlags, Is.Empty);
        Assert.That(both.FeatureFlagPayloads, Is.Empty);
    }

    [Test]
    public async Task Returns_values_and_payloads_from_one_call()
    {
        Http.Then(200, FlagsJson.Full("banner", "a", "{\"title\":\"Hi\"}"));
        await using var client = new PostHogClient(Options());

        var both = await client.GetAllFlagsAndPayloadsAsync("user-42");

        Assert.That(both.FeatureFlags["banner"], Is.EqualTo("a"));
        Assert.That(both.FeatureFlagPayloads["banner"], Is.EqualTo("{\"title\":\"Hi\"}"));
        Assert.That(Questions, Has.Count.EqualTo(1));
        var events = await FlushedAsync(client);
        Assert.That(events, Is.Empty);
    }
}
