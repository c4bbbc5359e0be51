namespace PostHog.Development.Tests;

internal sealed class DevServerMemoryTests
{
    [Test]
    public async Task Keeps_the_newest_events_up_to_the_limit()
    {
        await using var server = await RunningServer.StartAsync(new() { EventLimit = 2 });

        await server.PostBatchAsync("one", "two", "three");
        await server.PostBatchAsync("four");

        Assert.That(server.EventNames, Is.EqualTo(["three", "four"]));
    }

    [Test]
    public async Task Keeps_the_newest_requests_up_to_the_limit()
    {
        await using var server = await RunningServer.StartAsync(new() { RequestLimit = 2 });

        await server.GetAsync("/one");
        await server.GetAsync("/two");
        await server.GetAsync("/three");

        var paths = server.Server.Requests.Select(request => request.Path);
        Assert.That(paths, Is.EqualTo(["/two", "/three"]));
    }

    [Test]
    public async Task Keeps_1000_events_and_requests_by_default()
    {
        await using var server = await RunningServer.StartAsync();
        var names = Enumerable.Range(0, 1_001).Select(number => $"{number}").ToArray();

        await server.PostBatchAsync(names);

        Assert.That(server.EventNames, Is.EqualTo(names[1..]));
        Assert.That(new DevServerOptions().RequestLimit, Is.EqualTo(1_000));
    }

    [Test]
    public async Task Keeps_nothing_when_the_limits_are_zero()
    {
        await using var server = await RunningServer.StartAsync(
            new() { EventLimit = 0, RequestLimit = 0 }
        );

        await server.PostBatchAsync("gone");

        Assert.That(server.Server.Events, Is.Empty);
        Assert.That(server.Server.Requests, Is.Empty);
    }

    [Test]
    public async Task Returns_snapshots()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostBatchAsync("before");
        var events = server.Server.Events;
        var requests = server.Server.Requests;

        await server.PostBatchAsync("after");

        Assert.That(events, Has.Count.EqualTo(1));
        Assert.That(requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Forgets_everything_when_cleared()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostBatchAsync("gone");
        server.Server.InjectFault(new Fault { Status = 503 });

        server.Server.Clear();

        Assert.That(server.Server.Events, Is.Empty);
        Assert.That(server.Server.Requests, Is.Empty);
        Assert.That((await server.PostBatchAsync("next")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Shows_the_parts_of_an_event()
    {
        await using var server = await RunningServer.StartAsync();
        var before = DateTimeOffset.UtcNow;

        await server.PostAsync(
            "/batch/",
            A.BatchOf("""{"event":"e","distinct_id":"u","uuid":""}""")
        );
        await server.PostBatchAsync("bare");

        var (one, bare) = (server.Server.Events[0], server.Server.Events[1]);
        Assert.That((one.Name, one.DistinctId, one.Uuid), Is.EqualTo(("e", "u", "")));
        Assert.That(one.ReceivedAt, Is.InRange(before, DateTimeOffset.UtcNow));
        Assert.That(bare.Uuid, Is.Null);
    }

    [Test]
    public async Task Reports_each_event_before_its_request_is_answered()
    {
        var reported = new List<string>();
        var options = new DevServerOptions { OnEvent = one => reported.Add(one.Name) };
        await using var server = await RunningServer.StartAsync(options);

        await server.PostBatchAsync("first", "second");

        Assert.That(reported, Is.EqualTo(["first", "second"]));
    }

    [Test]
    public async Task Stores_concurrent_batches_without_interleaving()
    {
        await using var server = await RunningServer.StartAsync();
        var batches = Enumerable
            .Range(0, 20)
            .Select(batch => new[] { $"{batch}a", $"{batch}b", $"{batch}c" });

        await Task.WhenAll(batches.Select(names => server.PostBatchAsync(names)));

        var stored = server.EventNames.Chunk(3).Select(names => string.Concat(names));
        var sent = Enumerable.Range(0, 20).Select(batch => $"{batch}a{batch}b{batch}c");
        Assert.That(stored, Is.EquivalentTo(sent));
    }
}
