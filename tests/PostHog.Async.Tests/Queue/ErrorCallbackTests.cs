using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>An error callback that causes further losses does not run endlessly.</summary>
public sealed class ErrorCallbackTests : ClientTest
{
    private const int Deepest = 8;
    private int _calls;

    [Test]
    public async Task Is_not_called_endlessly_for_events_it_queues_itself()
    {
        AlwaysRefuse();
        PostHogClient? client = null;
        var options = Options();
        options.OnError = _ =>
        {
            _calls++;
            client!.Enqueue(Some.Event("again"));
        };
        await using var created = client = new PostHogClient(options);
        client.Enqueue(Some.Event("first"));

        for (var round = 0; round < 3 * Deepest; round++)
        {
            await client.FlushAsync();
        }

        Assert.That(_calls, Is.EqualTo(Deepest));
        Assert.That(Http.Requests, Has.Count.EqualTo(Deepest + 1));
        Assert.That(
            Log.At(PostHogLogLevel.Error),
            Has.One.Contains("Did not report 1 lost event to OnError")
        );
    }

    [Test]
    public async Task Is_still_called_for_events_queued_by_the_application()
    {
        AlwaysRefuse();
        PostHogClient? client = null;
        var reported = new List<string>();
        var options = Options();
        options.OnError = error =>
        {
            reported.AddRange(error.Events.Select(one => one.EventName));
            client!.Enqueue(Some.Event("again"));
        };
        await using var created = client = new PostHogClient(options);

        for (var round = 0; round < 3 * Deepest; round++)
        {
            client.Enqueue(Some.Event("own"));
            await client.FlushAsync();
        }

        Assert.That(reported.Count("own".Equals), Is.EqualTo(3 * Deepest));
    }

    [Test]
    public async Task Is_not_called_endlessly_for_calls_it_makes_on_another_thread()
    {
        AlwaysRefuse();
        PostHogClient? client = null;
        var options = Options();
        options.OnError = _ =>
        {
            _calls++;
            OtherThread.Run(async () => await client!.CaptureAsync(Some.Event())).Join();
        };
        await using var created = client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event());

        Assert.That(_calls, Is.EqualTo(Deepest));
        Assert.That(Http.Requests, Has.Count.EqualTo(Deepest + 1));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Can_close_the_client_during_a_call()
    {
        Http.Then(401);
        PostHogClient? client = null;
        FlushResult? closed = null;
        var options = Options();
        options.OnError = _ =>
            OtherThread
                .Run(async () =>
                {
                    closed = await client!.ShutdownAsync().ConfigureAwait(false);
                })
                .Join();
        client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.StatusCode, Is.EqualTo(401));
        Assert.That(closed!.TimedOut, Is.False);
    }

    private void AlwaysRefuse()
    {
        for (var number = 0; number < 100; number++)
        {
            Http.Then(401);
        }
    }

    [SetUp]
    public void Reset() => _calls = 0;
}
