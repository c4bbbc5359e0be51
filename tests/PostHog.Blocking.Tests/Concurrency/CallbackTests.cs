using System.Collections.Concurrent;
using System.Net;
using PostHog.TestKit;

namespace PostHog.Blocking.Tests.Concurrency;

/// <summary>A callback calls the client inside the operation that called it.</summary>
public sealed class CallbackTests : ClientTest
{
    [Test]
    [MaxTime(20_000)]
    public void Can_close_the_client_while_it_closes()
    {
        Http.Then(401);
        PostHogClient? client = null;
        FlushResult? within = null;
        var options = Options();
        options.MaxBatchSize = 1;
        options.OnError = _ =>
        {
            within = client!.Shutdown();
            client.Dispose();
        };
        client = new PostHogClient(options);
        client.Enqueue(Some.Event("refused"));
        client.Enqueue(Some.Event("delivered"));

        var result = client.Shutdown();

        Assert.That(within!.TimedOut);
        Assert.That(result.GivenUp, Is.EqualTo(1));
        Assert.That(result.Delivered, Is.EqualTo(1));
    }

    [Test]
    [MaxTime(20_000)]
    public void Is_not_called_endlessly_for_the_calls_it_starts()
    {
        using var handler = new StuckHandler(_ => false, HttpStatusCode.Unauthorized);
        var started = new ConcurrentQueue<OtherThread>();
        PostHogClient? client = null;
        var options = Options();
        options.HttpHandler = handler;
        options.OnError = _ =>
            started.Enqueue(OtherThread.Run(() => client!.Capture(Some.Event())));
        using var created = client = new PostHogClient(options);

        client.Capture(Some.Event());
        while (started.TryDequeue(out var call))
        {
            call.Join();
        }

        Assert.That(handler.Requests, Is.EqualTo(9));
    }
}
