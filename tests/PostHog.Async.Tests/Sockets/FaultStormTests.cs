using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Delivers many events while the server injects every kind of fault.</summary>
public sealed class FaultStormTests
{
    private const int Producers = 8;
    private const int Batch = 100;

    private static readonly int PerProducer = FullRun.Count(250, 12_500);
    private static readonly int Batches = FullRun.Count(5, 100);

    [Test]
    public async Task Delivers_every_event_when_retries_outlast_the_faults(
        [Values] CaptureMode mode
    )
    {
        await using var server = await StartAsync();
        server.StartStorm(StormFor(mode, maxConsecutive: 4));
        var run = new StormRecord(Options(server, mode, maxRetries: 60));
        await using var client = new PostHogClient(run.Options);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await ProduceAsync(client, run);
        var result = await client.ShutdownAsync(TimeSpan.FromHours(3));

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(result.IsComplete, $"{result}");
        Assert.That(run.Lost, Is.Empty);
        Assert.That(client.Diagnostics.Events.Delivered, Is.EqualTo(run.Accepted.Count));
        Assert.That(server.UuidCounts.Keys, Is.EquivalentTo(run.Accepted));
        Assert.That(run.MaxQueued, Is.LessThanOrEqualTo(run.Options.MaxQueueSize));
        // The server's and the test's own lists of ids.
        Assert.That(grown, Is.LessThan(20_000_000 + (300 * run.Accepted.Count)));
        Report(server, client.Diagnostics.Events);
    }

    [Test]
    public async Task Reports_the_right_outcome_of_every_event_with_few_retries(
        [Values] CaptureMode mode
    )
    {
        await using var server = await StartAsync();
        server.StartStorm(StormFor(mode, maxConsecutive: 3));
        var run = new StormRecord(Options(server, mode, maxRetries: 1));
        await using var client = new PostHogClient(run.Options);

        await ProduceAsync(client, run);
        await client.ShutdownAsync(TimeSpan.FromHours(3));

        var counts = client.Diagnostics.Events;
        var arrived = server.UuidCounts;
        var delivered = run.Accepted.Where(uuid => !run.Lost.ContainsKey(uuid)).ToList();
        Assert.That(
            run.Lost.Where(one => one.Value == DeliveryOutcome.NotDelivered)
                .Where(one => arrived.ContainsKey(one.Key)),
            Is.Empty
        );
        Assert.That(delivered.Where(uuid => !arrived.ContainsKey(uuid)), Is.Empty);
        Assert.That(counts.Accepted, Is.EqualTo(run.Accepted.Count));
        Assert.That(counts.Delivered, Is.EqualTo(delivered.Count));
        Assert.That(counts.Delivered + counts.Unknown + run.Dropped, Is.EqualTo(counts.Accepted));
        Assert.That(counts.Dropped.Values.Sum(), Is.EqualTo(run.Dropped));
        Assert.That(run.ToldTwice, Is.Empty);
        Assert.That(run.Lost, Is.Not.Empty);
        Report(server, counts);
    }

    private static async Task<DevServer> StartAsync() =>
        await DevServer.StartAsync(new DevServerOptions { KeepEvents = false, RequestLimit = 0 });

    // Producers enqueue on their own threads while this thread captures batches and checks their verdicts.
    private static async Task ProduceAsync(PostHogClient client, StormRecord run)
    {
        var producers = Enumerable
            .Range(0, Producers)
            .Select(_ => new Thread(() => Enqueue(client, run)))
            .ToList();
        producers.ForEach(producer => producer.Start());
        for (var number = 0; number < Batches; number++)
        {
            var result = await client.CaptureBatchAsync(Some.Events(Batch));
            run.Take(result);
        }

        producers.ForEach(producer => producer.Join());
    }

    // Producers that check the queue leave room for returning batches.
    private static void Enqueue(PostHogClient client, StormRecord run)
    {
        for (var number = 0; number < PerProducer; number++)
        {
            if (number % 50 == 0)
            {
                SpinWait.SpinUntil(() => run.HasRoom(client.Diagnostics.Events));
            }

            run.Take(client.Enqueue(Some.Event()));
        }
    }

    private static PostHogOptions Options(DevServer server, CaptureMode mode, int maxRetries)
    {
        var options = Some.Options(server.Url);
        options.Clock = new FastTime();
        options.CaptureMode = mode;
        options.MaxRetries = maxRetries;
        options.MaxBatchSize = 25;
        options.MaxQueueSize = 4_000;
        options.RequestTimeout = TimeSpan.FromMilliseconds(500);
        return options;
    }

    private static Storm StormFor(CaptureMode mode, int maxConsecutive)
    {
        var statuses = new Dictionary<int, double>
        {
            [408] = 0.04,
            [500] = 0.04,
            [502] = 0.04,
            [503] = 0.06,
            [504] = 0.04,
        };
        if (mode == CaptureMode.V0)
        {
            statuses.Add(429, 0.04);
        }

        return new Storm
        {
            MaxConsecutive = maxConsecutive,
            Statuses = statuses,
            RetryAfterShare = 0.3,
            RetryAfter = TimeSpan.FromSeconds(2),
            Abort = 0.04,
            Reset = 0.04,
            Truncate = 0.04,
            Stall = 0.01,
            StallFor = TimeSpan.FromMilliseconds(700),
            TooLarge = 0.03,
            TooLargeAbove = 10,
            Partial = 0.1,
        };
    }

    private static void Report(DevServer server, QueueDiagnostics counts)
    {
        var met = string.Join(", ", server.StormCounts.Select(one => $"{one.Key}: {one.Value}"));
        var dropped = string.Join(", ", counts.Dropped.Select(one => $"{one.Key}: {one.Value}"));
        TestContext.Out.WriteLine(
            $"{counts.Accepted} accepted, {counts.Delivered} delivered, {counts.Unknown} unknown, "
                + $"{counts.Dropped.Values.Sum()} dropped ({dropped}), {counts.Retries} retries; "
                + $"{server.EventCount} events stored, {server.RequestCount} requests ({met})"
        );
    }
}
