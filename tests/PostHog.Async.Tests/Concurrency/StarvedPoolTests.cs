using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Async.Tests.Concurrency;

/// <summary>Behaviour while the thread pool, which task-based requests need, is exhausted.</summary>
[NonParallelizable]
public sealed class StarvedPoolTests
{
    [Test]
    public async Task Delivers_everything_once_the_thread_pool_is_free_again([Values] bool isWarm)
    {
        await using var server = await ServerProcess.StartAsync("--count-only");
        await using var client = new PostHogClient(Some.Options(server.Url));
        var warming = isWarm ? 1 : 0;
        var warmed = await client.CaptureBatchAsync(Some.Events(warming));

        Task<CaptureResult> captured;
        Task<FlushResult> flushed;
        using (new StarvedPool())
        {
            foreach (var one in Some.Events(250))
            {
                client.Enqueue(one);
            }

            captured = client.CaptureAsync(Some.Event());
            flushed = client.FlushAsync();
        }

        var result = await captured;
        await flushed;
        var closed = await client.ShutdownAsync();

        Assert.That(warmed.IsDelivered && result.IsDelivered && closed.IsComplete);
        Assert.That((await server.ReadCountsAsync()).Uuids, Is.EqualTo(251 + warming));
    }
}
