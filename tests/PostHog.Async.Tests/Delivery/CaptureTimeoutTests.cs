using PostHog.TestKit;

namespace PostHog.Async.Tests.Delivery;

public sealed class CaptureTimeoutTests : ClientTest
{
    [Test]
    [MaxTime(10_000)]
    public async Task Ends_an_attempt_at_the_timeout()
    {
        using var handler = new StuckHandler(_ => true);
        var options = Options();
        options.HttpHandler = handler;
        options.CaptureTimeout = TimeSpan.FromMilliseconds(300);
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.Timeout));
        Assert.That(result.Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Skips_a_retry_whose_delay_would_exceed_the_timeout()
    {
        Http.Then(503).Then(503);
        var options = Options();
        options.CaptureTimeout = TimeSpan.FromSeconds(2);
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.StatusCode, Is.EqualTo(503));
        Assert.That(result.Attempts, Is.EqualTo(2));
    }

    [Test]
    public async Task Sends_no_further_batch_after_the_timeout()
    {
        Http.OnRequest = _ => Time.Advance(TimeSpan.FromSeconds(2));
        var options = Options();
        options.MaxBatchSize = 1;
        options.CaptureTimeout = TimeSpan.FromSeconds(3);
        await using var client = new PostHogClient(options);

        var result = await client.CaptureBatchAsync(Some.Events(4));

        Assert.That(Http.Requests, Has.Count.EqualTo(2));
        Assert.That(
            result.Verdicts.Select(verdict => verdict.Failure?.Kind),
            Is.EqualTo(
                new PostHogFailureKind?[]
                {
                    null,
                    null,
                    PostHogFailureKind.NotAttempted,
                    PostHogFailureKind.NotAttempted,
                }
            )
        );
    }
}
