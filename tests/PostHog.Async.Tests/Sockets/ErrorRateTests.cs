using System.Diagnostics;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>An error callback that keeps sending to a server which refuses everything.</summary>
public sealed class ErrorRateTests
{
    [Test]
    [MaxTime(20_000)]
    public async Task Does_not_spin_against_a_server_that_refuses()
    {
        using var server = new RawServer(
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        using var reached = new ManualResetEventSlim();
        using var worker = new CallQueue();
        PostHogClient? client = null;
        var calls = 0;
        var options = Some.Options(server.Url);
        options.MaxBatchSize = 1;
        options.OnError = _ =>
        {
            if (Interlocked.Increment(ref calls) == 104)
            {
                reached.Set();
            }

            worker.Add(() => client!.Enqueue(Some.Event("again")));
        };
        client = new PostHogClient(options);
        var watch = Stopwatch.StartNew();

        client.Enqueue(Some.Event("first"));
        var hasReached = reached.Wait(TimeSpan.FromSeconds(15));
        var elapsed = watch.Elapsed;
        await client.DisposeAsync();

        Assert.That(hasReached);
        Assert.That(elapsed, Is.GreaterThan(TimeSpan.FromMilliseconds(390)));
    }
}
