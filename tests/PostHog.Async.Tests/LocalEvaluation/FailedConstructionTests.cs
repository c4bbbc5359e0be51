using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>A client whose constructor throws after it began to load definitions.</summary>
public sealed class FailedConstructionTests : LoaderTest
{
    [Test]
    public async Task Stops_loading_definitions()
    {
        Http.Then(200, Some.Definitions("beta"));
        PostHogClient? client = null;
        var options = Options();
        options.OnCreated = created =>
        {
            client = (PostHogClient)created;
            Http.WaitForRequests(1);
            throw new InvalidOperationException("broken");
        };

        Assert.That(() => new PostHogClient(options), Throws.InvalidOperationException);
        await client!.ReloadFlagDefinitionsAsync();

        Assert.That(Http.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Does_not_count_as_another_client_of_its_project()
    {
        var broken = Options();
        broken.SecretKey = null;
        broken.ProjectToken = "phc_failed_construction";
        broken.OnCreated = _ => throw new InvalidOperationException("broken");
        Assert.That(() => new PostHogClient(broken), Throws.InvalidOperationException);

        var options = Options();
        options.SecretKey = null;
        options.ProjectToken = broken.ProjectToken;
        await using var client = new PostHogClient(options);

        Assert.That(Log.At(PostHogLogLevel.Warning), Is.Empty);
    }
}
