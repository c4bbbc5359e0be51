namespace PostHog.Development.Tests.Endpoints;

internal sealed class AiBatchEndpointTests
{
    private const string Path = "/i/v0/ai/batch/";

    [Test]
    public async Task Stores_a_batch_of_any_events()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(Path, A.Batch("$ai_trace", "any"));

        Assert.That((reply.Status, reply.Text), Is.EqualTo((200, """{"status":1}""")));
        Assert.That(server.EventNames, Is.EqualTo(["$ai_trace", "any"]));
        Assert.That(server.Server.Events[0].Path, Is.EqualTo(Path));
    }

    [Test]
    public async Task Rejects_what_the_analytics_path_rejects()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(Path, """{"batch":[]}""");

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Does.StartWith("\"api_key\" is missing"));
    }

    [TestCase("/i/v0/ai/batch", "/i/v0/ai/batch/")]
    [TestCase("/i/v0/ai/batch?a=b", "/i/v0/ai/batch/?a=b")]
    public async Task Redirects_to_the_path_with_a_slash(string path, string location)
    {
        await using var server = await RunningServer.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = server.Server.Url,
        };

        using var reply = await client.PostAsync(path, new StringContent(A.Batch("lost")));

        Assert.That((int)reply.StatusCode, Is.EqualTo(308));
        Assert.That(reply.Headers.Location?.OriginalString, Is.EqualTo(location));
        Assert.That(server.Server.Events, Is.Empty);
    }

    [Test]
    public async Task Accepts_the_batch_of_a_client_that_follows_the_redirect()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/i/v0/ai/batch", A.Batch("kept"));

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(server.EventNames, Is.EqualTo(["kept"]));
    }
}
