using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

/// <summary>A request and its redirects share one timeout.</summary>
public sealed class RedirectTimeTests : ClientTest
{
    [SetUp]
    public void Redirect()
    {
        for (var hop = 0; hop < 6; hop++)
        {
            Http.Then(307, location: "/batch/");
        }

        Http.OnRequest = _ => Time.Advance(TimeSpan.FromSeconds(2));
    }

    [Test]
    public async Task The_request_timeout_ends_a_chain_of_redirects()
    {
        var options = Options();
        options.RequestTimeout = TimeSpan.FromSeconds(3);
        options.MaxRetries = 0;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.NotDelivered));
        Assert.That(Http.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_capture_timeout_ends_a_chain_of_redirects()
    {
        var options = Options();
        options.CaptureTimeout = TimeSpan.FromSeconds(4);
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(Http.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_flag_timeout_ends_a_chain_of_redirects()
    {
        var options = Options();
        options.FeatureFlagRequestTimeout = TimeSpan.FromSeconds(5);
        options.FeatureFlagMaxRetries = 0;
        await using var client = new PostHogClient(options);

        await client.EvaluateFlagsAsync("user-42");

        Assert.That(Http.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_change_of_the_wall_clock_does_not_use_up_the_timeout()
    {
        Http.OnRequest = _ => Time.StepWallClock(TimeSpan.FromHours(1));
        var options = Options();
        options.MaxRetries = 0;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.StatusCode, Is.EqualTo(307));
        Assert.That(Http.Requests, Has.Count.EqualTo(6));
    }
}
