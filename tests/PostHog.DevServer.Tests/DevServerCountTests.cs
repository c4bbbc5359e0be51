namespace PostHog.Development.Tests;

internal sealed class DevServerCountTests
{
    [Test]
    public async Task Counts_events_that_it_does_not_keep()
    {
        await using var server = await RunningServer.StartAsync(
            new() { EventLimit = 1, RequestLimit = 1 }
        );

        await server.PostV1Async(ForV1.BodyOf(3));
        await server.PostBatchAsync("one", "two");

        Assert.That(server.Server.EventCount, Is.EqualTo(5));
        Assert.That(server.Server.RequestCount, Is.EqualTo(2));
        Assert.That(server.Server.DistinctUuidCount, Is.EqualTo(3));
    }

    [Test]
    public async Task Counts_each_uuid_once_in_any_notation()
    {
        await using var server = await RunningServer.StartAsync();
        var uuid = Guid.Parse(ForV1.Uuid(10));
        var json = $$"""{"event":"e","distinct_id":"u","uuid":"{{uuid:N}}"}""";

        await server.PostV1Async(ForV1.Body(ForV1.Event(uuid: 10)));
        await server.PostAsync("/batch/", A.BatchOf(json, json));

        Assert.That(server.Server.UuidCounts, Is.EqualTo(new Dictionary<Guid, int> { [uuid] = 3 }));
    }

    [Test]
    public async Task Keeps_only_uuids_and_counts_when_configured()
    {
        await using var server = await RunningServer.StartAsync(new() { KeepEvents = false });

        await server.PostV1Async(ForV1.BodyOf(3));

        Assert.That(server.Server.Events, Is.Empty);
        Assert.That(server.Server.Requests[0].Body, Is.Empty);
        Assert.That(server.Server.Requests[0].WireLength, Is.Positive);
        Assert.That(server.Server.UuidCounts, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Still_reports_events_that_it_does_not_keep()
    {
        var names = new List<string>();
        var options = new DevServerOptions
        {
            KeepEvents = false,
            OnEvent = one => names.Add(one.Name),
        };
        await using var server = await RunningServer.StartAsync(options);

        await server.PostBatchAsync("passing");

        Assert.That(names, Is.EqualTo(["passing"]));
    }

    [Test]
    public async Task Forgets_its_counts_when_cleared()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostV1Async(ForV1.BodyOf(3));

        server.Server.Clear();

        Assert.That(server.Server.EventCount, Is.Zero);
        Assert.That(server.Server.RequestCount, Is.Zero);
        Assert.That(server.Server.DistinctUuidCount, Is.Zero);
    }

    [Test]
    public async Task Counts_and_clears_from_many_threads_at_once()
    {
        await using var server = await RunningServer.StartAsync(new() { KeepEvents = false });

        await Task.WhenAll(
            Enumerable.Range(0, 40).Select(request => server.PostV1Async(ForV1.BodyOf(request + 1)))
        );

        Assert.That(server.Server.EventCount, Is.EqualTo(40 * 41 / 2));
        Assert.That(server.Server.DistinctUuidCount, Is.EqualTo(40));
        Assert.That(server.Server.UuidCounts[Guid.Parse(ForV1.Uuid(0))], Is.EqualTo(40));
    }

    [Test]
    public async Task Uses_little_memory_for_many_events()
    {
        await using var server = await RunningServer.StartAsync(
            new() { KeepEvents = false, RequestLimit = 0 }
        );
        await server.PostV1Async(Numbered(0, 2_000));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var batch = 1; batch < 50; batch++)
        {
            await server.PostV1Async(Numbered(batch * 2_000, 2_000));
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.That(server.Server.DistinctUuidCount, Is.EqualTo(100_000));
        Assert.That(grown, Is.LessThan(100_000 * 200)); // kept, they would take three times that
    }

    private static string Numbered(int first, int count) =>
        ForV1.Body([.. Enumerable.Range(first, count).Select(uuid => ForV1.Event("e", uuid))]);
}
