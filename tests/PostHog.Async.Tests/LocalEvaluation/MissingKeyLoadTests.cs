using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>How long it is known that a key exists nowhere: until definitions are loaded again.</summary>
public sealed class MissingKeyLoadTests : LoaderTest
{
    private const string Tag = "W/\"1\"";

    private int Questions => Http.Requests.Count(request => request.Method is "POST");

    [TestCase(200, "changed")]
    [TestCase(200, "same")]
    [TestCase(304, "")]
    public async Task Missing_key_is_requested_again_after_every_successful_load(
        int status,
        string feed
    )
    {
        Http.Then(200, Some.Definitions("same"), eTag: Tag).Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        await client.GetFeatureFlagAsync("nowhere", "user-42");
        Http.Then(status, status is 304 ? "" : Some.Definitions(feed), eTag: Tag)
            .Then(200, FlagsJson.None);

        await client.ReloadFlagDefinitionsAsync();
        await client.GetFeatureFlagAsync("nowhere", "user-43");

        Assert.That(Questions, Is.EqualTo(2));
    }

    [Test]
    public async Task Missing_key_is_requested_again_after_a_load_from_a_provider()
    {
        Http.Then(200, FlagsJson.None).Then(200, FlagsJson.None);
        var provider = new FakeProvider(Time) { Shared = Some.Definitions("same") };
        await using var client = new PostHogClient(Options(), provider);
        await client.WaitUntilLocalEvaluationReadyAsync();
        await client.GetFeatureFlagAsync("nowhere", "user-42");

        await client.ReloadFlagDefinitionsAsync();
        await client.GetFeatureFlagAsync("nowhere", "user-43");

        Assert.That(Questions, Is.EqualTo(2));
    }

    [Test]
    public async Task Missing_key_is_not_requested_again_after_a_failed_load()
    {
        Http.Then(200, Some.Definitions("same")).Then(200, FlagsJson.None);
        await using var client = new PostHogClient(Options());
        await client.WaitUntilLocalEvaluationReadyAsync();
        await client.GetFeatureFlagAsync("nowhere", "user-42");
        Http.Then(503, "");

        await client.ReloadFlagDefinitionsAsync();
        await client.GetFeatureFlagAsync("nowhere", "user-43");

        Assert.That(Questions, Is.EqualTo(1));
    }
}
