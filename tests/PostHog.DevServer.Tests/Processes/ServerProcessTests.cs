using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Processes;

/// <summary>The dev server in a process of its own: one for all tests.</summary>
internal sealed class ServerProcessTests
{
    private ServerProcess _server = null!;

    [OneTimeSetUp]
    public void Start() => _server = ServerProcess.Start();

    [OneTimeTearDown]
    public async Task End() => await _server.DisposeAsync();

    [Test]
    public async Task Serves_and_shows_events([Values] bool blocking)
    {
        using var client = new HttpClient { BaseAddress = _server.Url };
        using var request = ForV1.Request(ForV1.BodyOf(2));
        var before = blocking ? _server.ReadCounts() : await _server.ReadCountsAsync();

        using var reply = blocking ? client.Send(request) : await client.SendAsync(request);

        var events = blocking ? _server.ReadEvents() : await _server.ReadEventsAsync();
        Assert.That(
            events.TakeLast(2).Select(one => (string?)one["event"]),
            Is.EqualTo(["event 0", "event 1"])
        );
        Assert.That((string?)events[^2]["timestamp"], Is.EqualTo(ForV1.Time));
        var counts = blocking ? _server.ReadCounts() : await _server.ReadCountsAsync();
        var sent = new ServerCounts(before.Events + 2, 2, before.Requests + 1);
        Assert.That(counts, Is.EqualTo(sent));
        var uuids = blocking ? _server.ReadUuids() : await _server.ReadUuidsAsync();
        Assert.That(uuids[Guid.Parse(ForV1.Uuid(1))], Is.EqualTo(sent.Events / 2));
    }

    [Test]
    public async Task Accepts_faults_and_storms()
    {
        using var client = new HttpClient { BaseAddress = _server.Url };
        await _server.PostAsync("/_dev/faults", """{"status":429}""");
        await _server.PostAsync("/_dev/storm", """{"statuses":{"503":1}}""");

        using var first = await client.PostAsync("/batch/", new StringContent(A.Batch("a")));
        using var second = await client.PostAsync("/batch/", new StringContent(A.Batch("a")));
        using var end = await client.DeleteAsync($"/_dev/storm{_server.Page.Query}");

        Assert.That(((int)first.StatusCode, (int)second.StatusCode), Is.EqualTo((429, 503)));
    }

    [Test]
    public void Reports_an_invalid_fault() =>
        Assert.That(
            () => _server.Post("/_dev/faults", "{}"),
            Throws.InvalidOperationException.With.Message.Contains("the fault does nothing")
        );

    [Test]
    public void Reports_why_the_server_did_not_start() =>
        Assert.That(
            () => ServerProcess.Start("--nope"),
            Throws.InvalidOperationException.With.Message.Contains("--nope")
        );
}
