using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Concurrency;

/// <summary>
/// A callback cannot await, so it blocks on its calls to the client, inside the operation that called it.
/// </summary>
[SuppressMessage("Usage", "VSTHRD002", Justification = "Blocking is what is tested.")]
[SuppressMessage("Usage", "VSTHRD104", Justification = "Blocking is what is tested.")]
public sealed class CallbackTests : ClientTest
{
    [Test]
    [MaxTime(20_000)]
    public async Task Can_close_the_client_while_it_closes()
    {
        Http.Then(401);
        PostHogClient? client = null;
        FlushResult? within = null;
        var options = Options();
        options.MaxBatchSize = 1;
        options.OnError = _ =>
        {
            within = client!.ShutdownAsync().GetAwaiter().GetResult();
            client.DisposeAsync().AsTask().GetAwaiter().GetResult();
        };
        client = new PostHogClient(options);
        client.Enqueue(Some.Event("refused"));
        client.Enqueue(Some.Event("delivered"));

        var result = await client.ShutdownAsync();

        Assert.That(within!.TimedOut);
        Assert.That(result.GivenUp, Is.EqualTo(1));
        Assert.That(result.Delivered, Is.EqualTo(1));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Is_not_called_endlessly_for_the_calls_it_starts()
    {
        using var handler = new StuckHandler(_ => false, HttpStatusCode.Unauthorized);
        var started = new ConcurrentQueue<Task>();
        PostHogClient? client = null;
        var options = Options();
        options.HttpHandler = handler;
        options.OnError = _ => started.Enqueue(CaptureLaterAsync(client!));
        await using var created = client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event());
        while (started.TryDequeue(out var call))
        {
            await call;
        }

        Assert.That(handler.Requests, Is.EqualTo(9));
    }

    private static async Task CaptureLaterAsync(PostHogClient client)
    {
        await Task.Yield();
        await client.CaptureAsync(Some.Event());
    }
}
