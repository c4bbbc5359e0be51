using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>A client works with the smallest and the largest option values.</summary>
public sealed class ExtremeOptionTests : ClientTest
{
    [TestCase(1, 1, 1, 0, 0)]
    [TestCase(10_000, 10_000, 10_000_000, 1_000, 3_600)]
    [TestCase(1, 10_000, 10_000_000, 1_000, 3_600)]
    public async Task Delivers_every_batch_with_extreme_options(
        int batchSize,
        int flushAt,
        int queueSize,
        int retries,
        int seconds
    )
    {
        var time = seconds == 0 ? TimeSpan.FromTicks(1) : TimeSpan.FromSeconds(seconds);
        var options = Options();
        (options.MaxBatchSize, options.FlushAt) = (batchSize, flushAt);
        (options.MaxQueueSize, options.AiMaxQueueSize) = (queueSize, queueSize);
        (options.MaxRetries, options.FlushInterval) = (retries, time);
        options.ConnectTimeout = time;
        (options.FeatureFlagCacheSize, options.FeatureFlagCalledCacheSize) = (
            (queueSize / 10) + (queueSize % 10),
            queueSize
        );
        await using var client = new PostHogClient(options);

        for (var round = 0; round < 3; round++)
        {
            Assert.That(client.Enqueue(Some.Event()).IsAccepted);
            Assert.That((await client.FlushAsync()).IsComplete);
            Assert.That((await client.CaptureBatchAsync(Some.Events(2))).IsDelivered);
        }
    }
}
