using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Repeated requests for unknown keys.</summary>
public sealed class UnknownFlagTests : FlagTest
{
    [Test]
    public async Task Requests_an_unknown_key_once_for_all_persons()
    {
        Loaded();
        Http.Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());

        await client.IsFeatureEnabledAsync("nowhere", "user-42");
        await client.IsFeatureEnabledAsync("nowhere", "user-43");
        await client.EvaluateFlagsAsync("user-44", new() { FlagKeys = ["nowhere"] });

        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Still_captures_that_the_flag_is_missing()
    {
        Loaded();
        Http.Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());

        await client.GetFeatureFlagAsync("nowhere", "user-42");
        var flag = await client.GetFeatureFlagAsync("nowhere", "user-43");

        Assert.That(flag, Is.Null);
        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(2));
        Assert.That(
            (string?)events[1]["properties"]!["$feature_flag_error"],
            Is.EqualTo("flag_missing")
        );
    }

    [Test]
    public async Task Requests_the_key_again_after_definitions_are_reloaded()
    {
        Loaded();
        Http.Then(200, FlagsJson.None).Then(200, FlagsJson.Of(("nowhere", true)));
        await using var client = new PostHogClient(Options());
        await client.IsFeatureEnabledAsync("nowhere", "user-42");

        Definitions.Refreshes++;
        var isEnabled = await client.IsFeatureEnabledAsync("nowhere", "user-42");

        Assert.That(isEnabled, Is.True);
        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [TestCase(200, """{"flags":{},"errorsWhileComputingFlags":true}""")]
    [TestCase(200, """{"flags":{},"quotaLimited":["feature_flags"]}""")]
    [TestCase(200, """{"flags":{"nowhere":{"enabled":false,"failed":true}}}""")]
    [TestCase(200, "<html>")]
    [TestCase(503, "")]
    public async Task Requests_the_key_again_after_an_incomplete_response(int status, string body)
    {
        Loaded();
        Http.Then(status, body).Then(status, body);
        await using var client = new PostHogClient(Options());

        await client.IsFeatureEnabledAsync("nowhere", "user-42");
        await client.IsFeatureEnabledAsync("nowhere", "user-42");

        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Requests_the_key_every_time_while_no_definitions_are_loaded()
    {
        Http.Then(200, FlagsJson.None).Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());

        await client.IsFeatureEnabledAsync("nowhere", "user-42");
        await client.IsFeatureEnabledAsync("nowhere", "user-42");

        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Requests_the_key_for_every_person_while_the_server_knows_it()
    {
        Loaded();
        Http.Then(200, FlagsJson.Of(("new", true))).Then(200, FlagsJson.Of(("new", false)));
        await using var client = new PostHogClient(Options());

        var first = await client.IsFeatureEnabledAsync("new", "user-42");
        var second = await client.IsFeatureEnabledAsync("new", "user-43");

        Assert.That((first, second), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Requests_the_full_list_of_keys_when_other_flags_need_the_server()
    {
        Loaded().WithInconclusive("cohort");
        Http.Then(200, FlagsJson.None).Then(200, FlagsJson.Of(("cohort", true), ("nowhere", true)));
        Http.Then(200, FlagsJson.Of(("nowhere", true)));
        await using var client = new PostHogClient(Options());
        await client.IsFeatureEnabledAsync("nowhere", "user-42");

        var flags = await client.EvaluateFlagsAsync(
            "user-42",
            new() { FlagKeys = ["nowhere", "cohort"] }
        );
        var isEnabled = await client.IsFeatureEnabledAsync("nowhere", "user-42");

        Assert.That(flags.IsEnabled("nowhere"), Is.True);
        Assert.That(isEnabled, Is.True);
        Assert.That(Questions, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Does_not_remember_a_missing_key_from_before_the_last_load()
    {
        Loaded();
        Http.Then(200, FlagsJson.None).Then(200, FlagsJson.Of(("new", true)));
        Http.OnRequest = _ => Definitions.Refreshes++;
        await using var client = new PostHogClient(Options());

        await client.IsFeatureEnabledAsync("new", "user-42");
        Http.OnRequest = null;
        var isEnabled = await client.IsFeatureEnabledAsync("new", "user-42");

        Assert.That(isEnabled, Is.True);
    }

    [Test]
    public async Task Requests_the_key_again_with_ForceRemote()
    {
        Loaded();
        Http.Then(200, FlagsJson.None).Then(200, FlagsJson.Of(("new", true)));
        await using var client = new PostHogClient(Options());
        await client.IsFeatureEnabledAsync("new", "user-42");

        var isEnabled = await client.IsFeatureEnabledAsync(
            "new",
            "user-42",
            options: new() { ForceRemote = true }
        );

        Assert.That(isEnabled, Is.True);
    }
}
