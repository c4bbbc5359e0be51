using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Processes;

internal sealed class ServerProcessTests
{
    [Test]
    public async Task Serves_and_shows_events()
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Url };
        using var request = ForV1.Request(ForV1.BodyOf(2));

        await client.SendAsync(request);

        var events = await server.ReadEventsAsync();
        Assert.That(
            events.Select(one => (string?)one["event"]),
            Is.EqualTo(["event 0", "event 1"])
        );
        Assert.That((string?)events[0]["timestamp"], Is.EqualTo(ForV1.Time));
        Assert.That(await server.ReadCountsAsync(), Is.EqualTo(new ServerCounts(2, 2, 1)));
        Assert.That((await server.ReadUuidsAsync())[Guid.Parse(ForV1.Uuid(1))], Is.EqualTo(1));
    }

    [Test]
    public void Serves_and_shows_events_synchronously()
    {
        using var server = ServerProcess.Start();
        using var client = new HttpClient { BaseAddress = server.Url };
        using var request = ForV1.Request(ForV1.BodyOf(2));

        client.Send(request).Dispose();

        Assert.That(server.ReadEvents(), Has.Count.EqualTo(2));
        Assert.That(server.ReadCounts(), Is.EqualTo(new ServerCounts(2, 2, 1)));
        Assert.That(server.ReadUuids(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Accepts_faults_and_storms()
    {
        await using var server = await ServerProcess.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Url };
        await server.PostAsync("/_dev/faults", """{"status":429}""");
        await server.PostAsync("/_dev/storm", """{"statuses":{"503":1}}""");

        using var first = await client.PostAsync("/batch/", new StringContent(A.Batch("a")));
        using var second = await client.PostAsync("/batch/", new StringContent(A.Batch("a")));

        Assert.That(((int)first.StatusCode, (int)second.StatusCode), Is.EqualTo((429, 503)));
    }

    [Test]
    public void Reports_an_invalid_fault()
    {
        using var server = ServerProcess.Start();

        Assert.That(
            () => server.Post("/_dev/faults", "{}"),
            Throws.InvalidOperationException.With.Message.Contains("the fault does nothing")
        );
    }

    [Test]
    public void Reports_why_the_server_did_not_start() =>
        Assert.That(
            () => ServerProcess.Start("--nope"),
            Throws.InvalidOperationException.With.Message.Contains("--nope")
        );
}
