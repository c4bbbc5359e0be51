using PostHog.TestKit;

namespace PostHog.Async.Tests.Queue;

/// <summary>The memory limit of a queue, which covers waiting, returned and in-flight events.</summary>
public sealed class QueueBytesTests : ClientTest
{
    private const int MiB = 1024 * 1024;
    private const int Large = 300 * 1024;

    [Test]
    public async Task Newest_event_is_refused_when_the_byte_limit_is_reached()
    {
        await using var client = new PostHogClient(Options());

        var results = Enumerable.Range(0, 5).Select(_ => client.Enqueue(LargeEvent())).ToList();

        var told = client.Diagnostics.Events;
        Assert.That(
            results.Select(result => result.IsAccepted),
            Is.EqualTo(new[] { true, true, true, false, false })
        );
        Assert.That(results[4].Failure!.Kind, Is.EqualTo(PostHogFailureKind.QueueFull));
        Assert.That(results[4].Failure!.Message, Does.Contain("MaxQueueBytes"));
        Assert.That(
            Errors.Select(error => error.Failure.Kind),
            Is.All.EqualTo(results[4].Failure!.Kind)
        );
        Assert.That(Errors, Has.Count.EqualTo(2));
        Assert.That(told.Bytes, Is.InRange(3 * Large, MiB));
        Assert.That(told.Dropped[PostHogFailureKind.QueueFull], Is.EqualTo(2));
    }

    [Test]
    public async Task Name_of_an_event_counts()
    {
        await using var client = new PostHogClient(Options());
        client.Enqueue(new PostHogEvent("a", "user-42"));
        var brief = client.Diagnostics.Events.Bytes;

        client.Enqueue(new PostHogEvent(new string('a', 101), "user-42"));

        Assert.That(client.Diagnostics.Events.Bytes - brief, Is.EqualTo(brief + 300));
    }

    [Test]
    public async Task Small_event_is_accepted_when_a_large_one_no_longer_fits()
    {
        await using var client = new PostHogClient(Options());

        var results = Enumerable.Range(0, 4).Select(_ => client.Enqueue(LargeEvent())).ToList();

        Assert.That(results[3].IsAccepted, Is.False);
        Assert.That(client.Enqueue(Some.Event()).IsAccepted);
    }

    [Test]
    public async Task Events_in_flight_count()
    {
        await using var client = new PostHogClient(Options());
        EnqueueResult? during = null;
        QueueDiagnostics? told = null;
        Http.OnRequest = _ =>
        {
            told ??= client.Diagnostics.Events;
            during ??= client.Enqueue(LargeEvent());
        };

        Fill(client);
        await client.FlushAsync();

        Assert.That(told!.InFlight, Is.EqualTo(3));
        Assert.That(told.Bytes, Is.InRange(3 * Large, MiB));
        Assert.That(during!.Value.IsAccepted, Is.False);
        Assert.That(client.Diagnostics.Events.Bytes, Is.Zero);
        Assert.That(client.Enqueue(LargeEvent()).IsAccepted);
    }

    [Test]
    public async Task Events_waiting_for_a_retry_count_until_they_are_settled()
    {
        Http.Then(503).Then(413).Then(200).Then(400);
        await using var client = new PostHogClient(Options());
        Fill(client);

        await client.FlushAsync();
        var waiting = client.Diagnostics.Events.Bytes;
        var during = client.Enqueue(LargeEvent());
        await client.FlushAsync();
        await client.ShutdownAsync();

        Assert.That(waiting, Is.InRange(3 * Large, MiB));
        Assert.That(during.IsAccepted, Is.False);
        Assert.That(client.Diagnostics.Events.Bytes, Is.Zero);
    }

    [Test]
    public async Task Events_given_up_at_shutdown_no_longer_count()
    {
        Http.Then(503);
        var options = Options();
        options.MaxRetries = 0;
        await using var client = new PostHogClient(options);
        Fill(client);

        await client.ShutdownAsync();

        Assert.That(client.Diagnostics.Events.Bytes, Is.Zero);
    }

    [Test]
    public async Task AI_events_have_their_own_byte_limit()
    {
        using var handler = new StuckHandler(_ => true);
        var options = Options();
        options.HttpHandler = handler;
        options.AiMaxQueueBytes = 16 * MiB;
        await using var client = new PostHogClient(options);
        Fill(client);

        var results = Enumerable
            .Range(0, 3)
            .Select(_ => client.EnqueueAi(LargeEvent(7 * MiB)))
            .ToList();

        Assert.That(
            results.Select(result => result.IsAccepted),
            Is.EqualTo(new[] { true, true, false })
        );
        Assert.That(results[2].Failure!.Message, Does.Contain("AiMaxQueueBytes"));
        Assert.That(client.Diagnostics.Ai.Bytes, Is.InRange(14 * MiB, 16 * MiB));
        handler.Release();
    }

    private protected override PostHogOptions Options()
    {
        var options = base.Options();
        options.MaxQueueBytes = MiB;
        options.FlushInterval = TimeSpan.FromHours(1);
        return options;
    }

    private static void Fill(PostHogClient client)
    {
        while (client.Enqueue(LargeEvent()).IsAccepted)
        {
            // Until the queue is full.
        }
    }

    private static PostHogEvent LargeEvent(int bytes = Large)
    {
        var large = Some.Event();
        large.Properties["text"] = new string('x', bytes);
        return large;
    }
}
