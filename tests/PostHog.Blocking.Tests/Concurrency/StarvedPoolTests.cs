using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Blocking.Tests.Concurrency;

/// <summary>
/// The twin of the async fixture of this name: an open connection needs only the threads of the caller and the worker.
/// </summary>
[NonParallelizable]
public sealed class StarvedPoolTests
{
    [Test]
    public void Delivers_over_an_open_connection_while_the_thread_pool_is_exhausted()
    {
        using var server = ServerProcess.Start("--count-only");
        using var client = new PostHogClient(Some.Options(server.Url));
        client.Capture(Some.Event()).EnsureDelivered();

        CaptureResult result;
        FlushResult flushed;
        using (new StarvedPool())
        {
            result = client.Capture(Some.Event());
            foreach (var one in Some.Events(50))
            {
                client.Enqueue(one);
            }

            flushed = client.Flush();
        }

        Assert.That(result.IsDelivered);
        Assert.That(flushed.IsComplete);
        Assert.That(server.ReadCounts().Uuids, Is.EqualTo(52));
    }

    [Test]
    public void Delivers_everything_once_the_thread_pool_is_free_again()
    {
        using var server = ServerProcess.Start("--count-only");
        using var client = new PostHogClient(Some.Options(server.Url));

        using (new StarvedPool())
        {
            foreach (var one in Some.Events(250))
            {
                client.Enqueue(one);
            }
        }

        var closed = client.Shutdown();

        Assert.That(closed.IsComplete);
        Assert.That(server.ReadCounts().Uuids, Is.EqualTo(250));
    }
}
