namespace PostHog.Development.Tests.Endpoints;

internal sealed class HomeEndpointTests
{
    [TestCase("/")]
    [TestCase("/_dev/")]
    [TestCase("/_dev")]
    public async Task Describes_the_server_and_its_paths(string path)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.GetAsync(path);

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(reply.Text, Does.StartWith("PostHog dev server"));
        Assert.That(
            reply.Text,
            Does.Contain("/batch/").And.Contain("/_dev/events").And.Contain("/_dev/faults")
        );
        Assert.That(reply.Message.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/plain"));
    }
}
