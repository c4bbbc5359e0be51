using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Caching of answers, if enabled by the options.</summary>
public sealed class FlagCacheTests : FlagTest
{
    [Test]
    public async Task Answers_an_equal_question_without_a_request()
    {
        Http.Then(200, FlagsJson.Full("beta", "a", "{\"x\":1}"));
        await using var client = new PostHogClient(Caching());

        await client.EvaluateFlagsAsync("user-42");
        var flags = await client.EvaluateFlagsAsync("user-42");
        var payload = await client.GetFeatureFlagPayloadAsync("beta", "user-42");

        Assert.That(flags.GetFlag("beta")!.Variant, Is.EqualTo("a"));
        Assert.That(payload, Is.EqualTo("{\"x\":1}"));
        Assert.That(Questions, Has.Count.EqualTo(1));
        var events = await FlushedAsync(client);
        Assert.That(
            (string?)events[0]["properties"]!["$feature_flag_request_id"],
            Is.EqualTo("request-1")
        );
    }

    [Test]
    public async Task Is_off_by_default()
    {
        Http.Then(200, FlagsJson.None).Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());

        await client.EvaluateFlagsAsync("user-42");
        await client.EvaluateFlagsAsync("user-42");

        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Does_not_answer_a_different_question()
    {
        await using var client = new PostHogClient(Caching());
        EvaluateFlagsOptions[] different =
        [
            new(),
            new() { PersonProperties = { ["plan"] = "pro" } },
            new() { PersonProperties = { ["plan"] = "free" } },
            new() { Groups = { ["company"] = "acme" } },
            new()
            {
                Groups = { ["company"] = "acme" },
                GroupProperties = { ["company"] = new Dictionary<string, object?> { ["a"] = 1 } },
            },
            new() { FlagKeys = ["beta"] },
            new() { DeviceId = "device-1" },
            new() { DisableGeoIP = true },
        ];

        foreach (var options in different)
        {
            Http.Then(200, FlagsJson.None);
            await client.EvaluateFlagsAsync("user-42", options);
        }

        await client.EvaluateFlagsAsync("user-43");
        Assert.That(Questions, Has.Count.EqualTo(different.Length + 1));
    }

    [Test]
    public async Task Contains_only_the_requested_flags()
    {
        Http.Then(200, FlagsJson.Of(("beta", true), ("layout", "wide")));
        await using var client = new PostHogClient(Caching());
        await client.EvaluateFlagsAsync("user-42");

        var flags = await client.EvaluateFlagsAsync("user-42", new() { FlagKeys = ["layout"] });

        Assert.That(flags.Keys, Is.EqualTo(["layout"]));
        Assert.That(Questions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Requests_again_after_the_cache_duration()
    {
        Http.Then(200, FlagsJson.Of(("beta", true))).Then(200, FlagsJson.Of(("beta", false)));
        await using var client = new PostHogClient(Caching());
        await client.EvaluateFlagsAsync("user-42");

        Time.Advance(TimeSpan.FromMinutes(1));
        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.IsEnabled("beta"), Is.False);
        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Drops_flags_missing_from_a_newer_response()
    {
        Http.Then(200, FlagsJson.Of(("beta", true), ("layout", "wide")));
        Http.Then(200, FlagsJson.Of(("layout", "wide")));
        await using var client = new PostHogClient(Caching());
        await client.EvaluateFlagsAsync("user-42");
        Time.Advance(TimeSpan.FromMinutes(1));

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.Keys, Is.EqualTo(["layout"]));
    }

    [Test]
    public async Task Is_empty_after_it_was_cleared()
    {
        Http.Then(200, FlagsJson.Of(("beta", true))).Then(503, "").Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Caching());
        await client.EvaluateFlagsAsync("user-42");

        client.ClearFeatureFlagCache();
        var cleared = await client.EvaluateFlagsAsync("user-42");
        client.ResetPersonPropertiesForFlags();
        await client.EvaluateFlagsAsync("user-42");

        Assert.That(cleared.Keys, Is.Empty);
        Assert.That(Questions, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Is_bypassed_and_updated_by_ForceRemote()
    {
        Http.Then(200, FlagsJson.Of(("beta", true))).Then(200, FlagsJson.Of(("beta", false)));
        await using var client = new PostHogClient(Caching());
        await client.EvaluateFlagsAsync("user-42");

        await client.EvaluateFlagsAsync("user-42", new() { ForceRemote = true });
        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.IsEnabled("beta"), Is.False);
        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Is_updated_by_a_reload()
    {
        Http.Then(200, FlagsJson.Of(("beta", true))).Then(200, FlagsJson.Of(("beta", false)));
        await using var client = new PostHogClient(Caching());
        await client.EvaluateFlagsAsync("user-42");

        var isAnswered = await client.ReloadFeatureFlagsAsync("user-42");
        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(isAnswered, Is.True);
        Assert.That(flags.IsEnabled("beta"), Is.False);
    }

    [Test]
    public async Task Keeps_its_answers_when_a_reload_fails()
    {
        Http.Then(200, FlagsJson.Of(("beta", true))).Then(503, "");
        await using var client = new PostHogClient(Caching());
        await client.EvaluateFlagsAsync("user-42");

        var isAnswered = await client.ReloadFeatureFlagsAsync("user-42");
        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(isAnswered, Is.False);
        Assert.That(flags.IsEnabled("beta"), Is.True);
        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Caches_a_limited_number_of_answers()
    {
        var options = Caching();
        options.FeatureFlagCacheSize = 2;
        await using var client = new PostHogClient(options);
        foreach (var person in new[] { "a", "b", "a", "c", "a", "b" })
        {
            Http.Then(200, FlagsJson.None);
            await client.EvaluateFlagsAsync(person);
        }

        Assert.That(
            Questions.Select(one => (string?)one["distinct_id"]),
            Is.EqualTo(["a", "b", "c", "b"])
        );
    }

    private PostHogOptions Caching()
    {
        var options = Options();
        options.FeatureFlagCacheDuration = TimeSpan.FromSeconds(60);
        return options;
    }
}
