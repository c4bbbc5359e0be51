namespace PostHog.Development.Tests.Security;

internal sealed class LoopbackGuardTests
{
    [TestCase("evil.example")]
    [TestCase("localhost.evil.example")]
    [TestCase("127.0.0.1.evil.example:80")]
    [TestCase("192.168.1.1")]
    public async Task Rejects_a_host_name_that_is_not_loopback(string host)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await SendAsync(server, host);

        Assert.That(reply.Status, Is.EqualTo(403));
        Assert.That(reply.Error, Does.Contain(host.Split(':')[0]));
        Assert.That(server.Server.Requests, Is.Empty);
    }

    [TestCase("127.0.0.1")]
    [TestCase("127.0.0.1:9")]
    [TestCase("localhost")]
    [TestCase("LOCALHOST:9")]
    [TestCase("[::1]")]
    [TestCase("[::1]:9")]
    public async Task Accepts_loopback_host_names(string host)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await SendAsync(server, host);

        Assert.That(reply.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Protects_the_inspection_paths()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await SendAsync(server, "evil.example", "/_dev/events");

        Assert.That(reply.Status, Is.EqualTo(403));
    }

    private static async Task<Reply> SendAsync(
        RunningServer server,
        string host,
        string path = "/_health"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        return await Reply.ReadAsync(await server.Client.SendAsync(request));
    }
}
