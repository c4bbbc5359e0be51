using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>The timeout of the wait for flag definitions.</summary>
public sealed class ReadyTimeoutTests : ClientTest
{
    [TestCase(null)]
    [TestCase("phs_test")]
    public async Task Negative_timeout_is_an_error(string? secretKey)
    {
        await using var client = new PostHogClient(With(secretKey));

        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await client.WaitUntilLocalEvaluationReadyAsync(TimeSpan.FromSeconds(-5))
        );

        Assert.That(error!.ParamName, Is.EqualTo("timeout"));
    }

    [Test]
    public async Task Longest_timeout_waits_without_limit()
    {
        Http.Then(200, Some.Definitions("beta"));
        await using var client = new PostHogClient(With("phs_test"));

        var isReady = await client.WaitUntilLocalEvaluationReadyAsync(TimeSpan.MaxValue);

        Assert.That(isReady, Is.True);
    }

    private PostHogOptions With(string? secretKey)
    {
        var options = Options();
        options.SecretKey = secretKey;
        return options;
    }
}
