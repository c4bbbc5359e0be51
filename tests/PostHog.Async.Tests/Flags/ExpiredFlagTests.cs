using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>Expired answers used when a response is missing or incomplete.</summary>
public sealed class ExpiredFlagTests : FlagTest
{
    [TestCase(503, "")]
    [TestCase(200, "<html>")]
    [TestCase(200, """{"flags":{},"quotaLimited":["feature_flags"]}""")]
    public async Task Expired_answer_is_used_when_the_server_is_unreachable(int status, string body)
    {
        Http.Then(200, FlagsJson.Of(("beta", true))).Then(status, body);
        await using var client = new PostHogClient(Caching());
        await client.EvaluateFlagsAsync("user-42");
        Time.Advance(TimeSpan.FromMinutes(1));

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.IsEnabled("beta"), Is.True);
        Assert.That(flags.Failure, Is.Not.Null);
        Assert.That(Http.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Expired_answer_completes_an_incomplete_response()
    {
        Http.Then(200, FlagsJson.Of(("beta", true), ("layout", "wide")));
        Http.Then(200, FlagsJson.WithErrors(("layout", "narrow")));
        await using var client = new PostHogClient(Caching());
        await client.EvaluateFlagsAsync("user-42");
        Time.Advance(TimeSpan.FromMinutes(1));

        var flags = await client.EvaluateFlagsAsync("user-42");

        Assert.That(flags.GetFlag("layout")!.Variant, Is.EqualTo("narrow"));
        Assert.That(flags.IsEnabled("beta"), Is.True);
    }

    [Test]
    public async Task Expired_answer_for_all_flags_is_used_for_a_single_flag()
    {
        Http.Then(200, FlagsJson.Full("beta", "a", "[1]")).Then(503, "");
        await using var client = new PostHogClient(Caching());
        await client.EvaluateFlagsAsync("user-42");
        Time.Advance(TimeSpan.FromMinutes(1));

        var flag = await client.GetFeatureFlagAsync("beta", "user-42");

        Assert.That(flag!.Variant, Is.EqualTo("a"));
        Assert.That(Questions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Each_flag_from_an_expired_answer_states_the_failure()
    {
        Http.Then(200, FlagsJson.Full("beta", "a", "[1]", hasExperiment: true)).Then(503, "");
        await using var client = new PostHogClient(Caching());
        var before = await client.EvaluateFlagsAsync("user-42");
        Time.Advance(TimeSpan.FromMinutes(1));

        var flag = await client.GetFeatureFlagAsync("beta", "user-42");

        var fresh = before.GetFlag("beta")!;
        Assert.That(fresh.Failure, Is.Null);
        Assert.That(flag!.Failure!.StatusCode, Is.EqualTo(503));
        Assert.That(flag.Value, Is.EqualTo("a"));
        Assert.That(flag.PayloadJson, Is.EqualTo("[1]"));
        Assert.That(flag.Reason, Is.EqualTo(fresh.Reason));
        Assert.That(flag.Id, Is.EqualTo(17));
        Assert.That(flag.Version, Is.EqualTo(4));
        Assert.That(flag.ConditionIndex, Is.EqualTo(0));
    }

    private PostHogOptions Caching()
    {
        var options = Options();
        options.FeatureFlagCacheDuration = TimeSpan.FromSeconds(60);
        return options;
    }
}
