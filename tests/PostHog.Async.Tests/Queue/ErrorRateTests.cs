using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>
/// An error callback whose losses cannot be traced back to it is called at a limited rate, with losses combined.
/// </summary>
public sealed class ErrorRateTests : ClientTest
{
    private const int Burst = 100;

    private readonly List<UndeliveredEvents> _reports = [];

    [Test]
    [MaxTime(20_000)]
    public async Task Waits_if_its_events_are_queued_by_another_worker()
    {
        Refuse();
        PostHogClient? client = null;
        using var worker = new CallQueue();
        var options = Options();
        options.MaxBatchSize = 1;
        options.OnError = error =>
        {
            Add(error);
            worker.Add(() => client!.Enqueue(Some.Event("again")));
        };
        await using var created = client = new PostHogClient(options);

        client.Enqueue(Some.Event("first"));
        Http.WaitForRequests(Burst + 1);
        Time.AdvanceOnceAwaited(TimeSpan.FromMilliseconds(100));
        Http.WaitForRequests(Burst + 2);

        Assert.That(Count, Is.EqualTo(Burst + 1));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Waits_if_its_events_are_sent_by_another_worker()
    {
        Refuse();
        PostHogClient? client = null;
        using var worker = new CallQueue();
        var options = Options();
        options.OnError = error =>
        {
            Add(error);
            worker.Add(() =>
                OtherThread.Run(async () => await client!.CaptureAsync(Some.Event())).Join()
            );
        };
        await using var created = client = new PostHogClient(options);

        await client.CaptureAsync(Some.Event("first"));
        Http.WaitForRequests(Burst + 1);
        Time.AdvanceOnceAwaited(TimeSpan.FromMilliseconds(100));
        Http.WaitForRequests(Burst + 2);

        Assert.That(Count, Is.EqualTo(Burst + 1));
    }

    [Test]
    public async Task Reports_every_loss_once()
    {
        var options = Options();
        options.OnError = Add;
        var client = new PostHogClient(options);

        for (var number = 0; number < 3 * Burst; number++)
        {
            client.Enqueue(new PostHogEvent("", "somebody"));
        }

        Assert.That(Count, Is.EqualTo(Burst));
        await client.ShutdownAsync();
        Assert.That(Count, Is.EqualTo(Burst + 1));
        Assert.That(_reports.Sum(one => one.Events.Count), Is.EqualTo(3 * Burst));
        Assert.That(_reports[^1].Operation, Is.EqualTo(PostHogOperation.Enqueue));
    }

    [Test]
    public async Task Reports_at_once_after_a_pause()
    {
        var options = Options();
        options.OnError = Add;
        await using var client = new PostHogClient(options);

        for (var number = 0; number < 3 * Burst; number++)
        {
            client.Enqueue(new PostHogEvent("", "somebody"));
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.That(Count, Is.EqualTo(3 * Burst));
    }

    [Test]
    public async Task Keeps_the_losses_of_each_operation_apart()
    {
        var options = Options();
        options.OnError = Add;
        var client = new PostHogClient(options);

        for (var number = 0; number <= Burst; number++)
        {
            client.Enqueue(new PostHogEvent("", "somebody"));
        }

        await client.CaptureAsync(new PostHogEvent("", "somebody"));
        await client.ShutdownAsync();

        Assert.That(
            _reports.Skip(Burst).Select(one => one.Operation),
            Is.EquivalentTo([PostHogOperation.Enqueue, PostHogOperation.Capture])
        );
    }

    private int Count
    {
        get
        {
            lock (_reports)
            {
                return _reports.Count;
            }
        }
    }

    private void Add(UndeliveredEvents error)
    {
        lock (_reports)
        {
            _reports.Add(error);
        }
    }

    private void Refuse()
    {
        for (var number = 0; number < 2 * Burst; number++)
        {
            Http.Then(401);
        }
    }

    [SetUp]
    public void Reset() => _reports.Clear();
}
