namespace PostHog.Development.Tests.Endpoints;

internal sealed class UnknownPathEndpointTests
{
    [TestCase("/nowhere")]
    [TestCase("/i/v9/events/")]
    [TestCase("/file.js")]
    [TestCase("/batch/more")]
    [TestCase("/_dev/nothing")]
    public async Task Reports_an_unknown_path(string path)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(path, "{}");

        Assert.That(reply.Status, Is.EqualTo(404));
        Assert.That(reply.Error, Does.Contain($"POST {path}"));
    }

    [Test]
    public async Task Reports_a_method_that_a_known_path_does_not_allow()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.GetAsync("/batch/");

        Assert.That(reply.Status, Is.EqualTo(404));
        Assert.That(reply.Error, Does.Contain("GET /batch/"));
    }

    [Test]
    public async Task Records_the_body_sent_to_an_unknown_path()
    {
        await using var server = await RunningServer.StartAsync();

        await server.PostAsync("/astray", "hello");

        Assert.That(server.Server.Requests[0].Body, Is.EqualTo("hello"));
    }
}
