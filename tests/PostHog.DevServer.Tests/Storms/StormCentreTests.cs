namespace PostHog.Development.Tests.Storms;

internal sealed class StormCentreTests
{
    private static readonly Storm Outage = new()
    {
        Statuses = new Dictionary<int, double> { [503] = 1 },
        MaxConsecutive = int.MaxValue,
    };

    [Test]
    public async Task Ends_a_storm_and_keeps_its_counts()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.StartStorm(Outage);
        await server.PostBatchAsync("lost");

        server.Server.StopStorm();

        Assert.That((await server.PostBatchAsync("fine")).Status, Is.EqualTo(200));
        Assert.That(server.Server.StormCounts["status 503"], Is.EqualTo(1));
    }

    [Test]
    public async Task Starts_counting_at_zero_for_each_storm()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.StartStorm(Outage);
        await server.PostBatchAsync("lost");

        server.Server.StartStorm(new Storm { Reset = 1 });

        Assert.That(server.Server.StormCounts, Is.Empty);
    }

    [Test]
    public async Task Ends_when_the_server_is_cleared()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.StartStorm(Outage);
        await server.PostBatchAsync("lost");

        server.Server.Clear();

        Assert.That(server.Server.StormCounts, Is.Empty);
        Assert.That((await server.PostBatchAsync("fine")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Plays_injected_faults_first()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.StartStorm(Outage);
        server.Server.InjectFault(new Fault { Status = 429 });

        int[] statuses =
        [
            (await server.PostBatchAsync("a")).Status,
            (await server.PostBatchAsync("a")).Status,
        ];

        Assert.That(statuses, Is.EqualTo([429, 503]));
    }

    [Test]
    public async Task Does_not_affect_rejected_requests_and_requests_without_events()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.StartStorm(Outage);

        int[] statuses =
        [
            (await server.PostAsync("/batch/", "no JSON")).Status,
            (await server.PostV1Async("{}")).Status,
            (await server.GetAsync("/_health")).Status,
        ];

        Assert.That(statuses, Is.EqualTo([400, 400, 200]));
        Assert.That(server.Server.StormCounts, Is.Empty);
    }

    [Test]
    public async Task Loses_nothing_if_clients_retry_often_enough()
    {
        await using var server = await RunningServer.StartAsync(new() { KeepEvents = false });
        server.Server.StartStorm(
            new Storm
            {
                Statuses = new Dictionary<int, double> { [500] = 0.2, [503] = 0.2 },
                Abort = 0.15,
                Reset = 0.15,
                Truncate = 0.15,
                Partial = 0.1,
                MaxConsecutive = 4,
            }
        );

        await Task.WhenAll(Enumerable.Range(0, 4).Select(client => SendAsync(server, client)));

        Assert.That(server.Server.DistinctUuidCount, Is.EqualTo(4 * 40 * 5));
        Assert.That(server.Server.UuidCounts.Values, Has.Some.GreaterThan(1));
    }

    /// <summary>Sends 40 batches of 5 events, each up to five times, while any event is not settled.</summary>
    private static async Task SendAsync(RunningServer server, int client)
    {
        for (var batch = 0; batch < 40; batch++)
        {
            var first = ((client * 40) + batch) * 5;
            var id = ("PostHog-Request-Id", (string?)$"{Guid.NewGuid()}");
            var body = ForV1.Body([
                .. Enumerable.Range(first, 5).Select(uuid => ForV1.Event("e", uuid)),
            ]);
            var isSettled = false;
            for (var attempt = 1; attempt <= 5 && !isSettled; attempt++)
            {
                isSettled = await TrySendAsync(server, body, id);
            }

            Assert.That(isSettled, Is.True);
        }
    }

    private static async Task<bool> TrySendAsync(
        RunningServer server,
        string body,
        (string, string?) id
    )
    {
        try
        {
            var reply = await server.PostV1Async(body, ForV1.Path, id);
            return reply.Status == 200 && !reply.Results().Contains("retry");
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
