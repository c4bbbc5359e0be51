using PostHog.Async.Tests.Flags;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Context;

/// <summary>Single flags that share one evaluation inside a request context.</summary>
public sealed class SharedFlagsTests : FlagTest
{
    private static PostHogContext Sharing => new() { DistinctId = "user-42", SharesFlags = true };

    [Test]
    public async Task Sends_one_request_for_all_single_flag_reads_in_a_sharing_context()
    {
        Http.Then(200, FlagsJson.Of(("a", true), ("b", "wide"), ("c", false)));
        await using var client = new PostHogClient(Options());

        using (client.BeginContext(Sharing))
        {
            var isOn = await client.IsFeatureEnabledAsync("a");
            var flag = await client.GetFeatureFlagAsync("b");
            var isOff = await client.IsFeatureEnabledAsync("c", defaultValue: true);
            var payload = await client.GetFeatureFlagPayloadAsync("a");
            var missing = await client.GetFeatureFlagAsync("nowhere");

            Assert.That((isOn, flag!.Variant, isOff), Is.EqualTo((true, "wide", false)));
            Assert.That(payload ?? (object?)missing, Is.Null);
        }

        Assert.That(Questions, Has.Count.EqualTo(1));
        Assert.That(Questions[0]["flag_keys_to_evaluate"], Is.Null);
        var events = await FlushedAsync(client);
        Assert.That(
            events.Select(one => (string?)one["properties"]!["$feature_flag"]),
            Is.EqualTo(["a", "b", "c", "nowhere"])
        );
    }

    [TestCase("user-43", null, null, 2)]
    [TestCase(null, "device", null, 2)]
    [TestCase(null, null, "acme", 2)]
    [TestCase(null, null, null, 1)]
    public async Task Evaluates_again_for_another_person_device_or_group(
        string? distinctId,
        string? device,
        string? company,
        int count
    )
    {
        Http.Then(200, FlagsJson.Of(("a", true))).Then(200, FlagsJson.Of(("a", true)));
        await using var client = new PostHogClient(Options());
        var options = new EvaluateFlagsOptions { DeviceId = device };
        if (company is not null)
        {
            options.Groups["company"] = company;
        }

        using (client.BeginContext(Sharing))
        {
            await client.GetFeatureFlagPayloadAsync("a", options: new EvaluateFlagsOptions());
            await client.GetFeatureFlagPayloadAsync("a", distinctId, options: options);
        }

        Assert.That(Questions, Has.Count.EqualTo(count));
    }

    [Test]
    public async Task Sends_a_request_for_each_single_flag_read_in_an_ordinary_context()
    {
        await using var client = new PostHogClient(Options());

        using (client.BeginContext(new() { DistinctId = "user-42" }))
        {
            await client.IsFeatureEnabledAsync("a");
            await client.IsFeatureEnabledAsync("b");
        }

        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Reads_the_same_value_until_the_context_ends()
    {
        Loaded().With("a", true);
        await using var client = new PostHogClient(Options());

        bool before,
            inside,
            after;
        using (client.BeginContext(Sharing))
        {
            before = await client.IsFeatureEnabledAsync("a");
            Definitions.With("a", false);
            using (client.BeginContext(new() { SessionId = "s-1" }))
            {
                inside = await client.IsFeatureEnabledAsync("a");
            }
        }

        after = await client.IsFeatureEnabledAsync("a", "user-42");

        Assert.That((before, inside, after), Is.EqualTo((true, true, false)));
        Assert.That(Questions, Is.Empty);
    }

    [Test]
    public async Task Evaluates_again_when_the_inputs_differ()
    {
        await using var client = new PostHogClient(Options());

        using (client.BeginContext(Sharing))
        {
            await client.IsFeatureEnabledAsync("a");
            await client.IsFeatureEnabledAsync("a", "user-7");
            await client.IsFeatureEnabledAsync(
                "a",
                options: new() { PersonProperties = { ["plan"] = "pro" } }
            );
            await client.IsFeatureEnabledAsync("a", options: new() { ForceRemote = true });
            using (client.BeginContext(new() { DistinctId = "user-42", IsFresh = true }))
            {
                await client.IsFeatureEnabledAsync("a");
            }
        }

        Assert.That(Questions, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Requests_a_flag_that_is_missing_from_the_definitions()
    {
        Loaded().With("a", true);
        Http.Then(200, FlagsJson.Of(("hidden", "yes")));
        await using var client = new PostHogClient(Options());
        using var scope = client.BeginContext(Sharing);

        var known = await client.IsFeatureEnabledAsync("a");
        var hidden = await client.GetFeatureFlagAsync("hidden");

        Assert.That((known, hidden!.Variant), Is.EqualTo((true, "yes")));
        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Shares_a_failure_for_ten_seconds_and_then_evaluates_again()
    {
        Http.Then(503, "{}").Then(200, FlagsJson.Of(("a", true), ("b", true)));
        var options = Options();
        options.FlushInterval = TimeSpan.FromMinutes(1); // only flags are asked for meanwhile
        await using var client = new PostHogClient(options);
        using var scope = client.BeginContext(Sharing);

        var failed = await client.IsFeatureEnabledAsync("a");
        Time.Advance(TimeSpan.FromSeconds(9.9));
        var shared = await client.IsFeatureEnabledAsync("b");
        var questions = Questions.Count;
        Time.Advance(TimeSpan.FromSeconds(0.2));
        var first = await client.IsFeatureEnabledAsync("a");
        var second = await client.IsFeatureEnabledAsync("b");

        Assert.That((failed, shared, first, second), Is.EqualTo((false, false, true, true)));
        Assert.That((questions, Questions.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Evaluates_again_once_definitions_are_loaded()
    {
        var options = Options();
        options.OnlyEvaluateFlagsLocally = true;
        await using var client = new PostHogClient(options);
        using var scope = client.BeginContext(Sharing);

        var before = await client.IsFeatureEnabledAsync("a");
        Loaded().With("a", true);
        var after = await client.IsFeatureEnabledAsync("a");

        Assert.That((before, after), Is.EqualTo((false, true)));
        Assert.That(Questions, Is.Empty);
    }

    [Test]
    public async Task Evaluates_again_when_definitions_are_reloaded_or_cleared()
    {
        Loaded().With("a", true);
        await using var client = new PostHogClient(Options());
        using var scope = client.BeginContext(Sharing);

        var first = await client.IsFeatureEnabledAsync("a");
        Definitions.With("a", false);
        await client.ReloadFlagDefinitionsAsync();
        var reloaded = await client.IsFeatureEnabledAsync("a");
        Definitions.With("a", true);
        client.ClearFlagDefinitions();
        var cleared = await client.IsFeatureEnabledAsync("a");

        Assert.That((first, reloaded, cleared), Is.EqualTo((true, false, true)));
    }

    [Test]
    public async Task Evaluates_again_when_flags_are_reloaded()
    {
        await using var client = new PostHogClient(Options());
        using var scope = client.BeginContext(Sharing);

        await client.IsFeatureEnabledAsync("a");
        await client.ReloadFeatureFlagsAsync();
        await client.IsFeatureEnabledAsync("a");
        client.ClearFeatureFlagCache();
        await client.IsFeatureEnabledAsync("a");

        Assert.That(Questions, Has.Count.EqualTo(4));
    }
}
