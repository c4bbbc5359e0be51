namespace PostHog.Development.Tests.Endpoints;

internal sealed class HomeEndpointTests
{
    [Test]
    public async Task Gives_browsers_a_page_that_runs_its_own_files_alone()
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml");

        var reply = await server.GetAsync("/");

        Assert.That(reply.Text, Does.StartWith("<!doctype html>"));
        Assert.That(
            reply.Message.Headers.GetValues("Content-Security-Policy").Single(),
            Does.StartWith("default-src 'none'; script-src 'self'").And.Not.Contain("unsafe")
        );
        Assert.That(server.Server.Requests, Is.Empty);
    }

    [TestCase("app.js", "text/javascript")]
    [TestCase("ai.js", "text/javascript")]
    [TestCase("style.css", "text/css")]
    [TestCase("icon.svg", "image/svg+xml")]
    public async Task Page_consists_of_files(string file, string type)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.GetAsync($"/_dev/page/{file}");

        Assert.That(reply.Message.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
        Assert.That(
            (await server.GetAsync("/_dev/page/..%2FPostHog.DevServer.csproj")).Status,
            Is.EqualTo(404)
        );
    }

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
