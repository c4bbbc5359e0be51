using System.Collections.Concurrent;
using System.Text.Json;

namespace PostHog.Development.Tests.Security;

/// <summary>What remains of requests that are refused for where they came from.</summary>
internal sealed class RefusalLogTests
{
    [TestCase("https://evil.example", null)]
    [TestCase(null, "evil.example")]
    public async Task Refused_requests_push_out_nothing_and_are_told_of_once(
        string? origin,
        string? host
    )
    {
        var notices = new ConcurrentQueue<string>();
        var reported = new ConcurrentQueue<string>();
        await using var server = await RunningServer.StartAsync(
            new()
            {
                RequestLimit = 3,
                OnNotice = notices.Enqueue,
                OnRequest = request => reported.Enqueue(request.Path),
            }
        );
        await server.PostBatchAsync("own");

        for (var i = 0; i < 10; i++)
        {
            Assert.That(await SendAsync(server, origin, host), Is.EqualTo(403));
        }

        Assert.That(server.Server.Requests.Select(one => one.Path), Is.EqualTo(["/batch/"]));
        Assert.That(reported, Is.EqualTo(["/batch/"]));
        Assert.That(notices, Has.One.Contains("evil.example"));
        Assert.That(notices, Has.Count.EqualTo(1));
        var warning = (await WarningsAsync(server)).Single();
        Assert.That(warning.GetProperty("kind").GetString(), Is.EqualTo("refused"));
        Assert.That(warning.GetProperty("count").GetInt64(), Is.EqualTo(10));
        Assert.That(warning.GetProperty("text").GetString(), Does.Contain("evil.example"));
        Assert.That(
            (await server.GetAsync("/_dev/counts")).Text,
            Is.EqualTo("""{"events":1,"uuids":0,"requests":1,"refused":10}""")
        );
    }

    [Test]
    public async Task Tells_of_20_origins()
    {
        var notices = new ConcurrentQueue<string>();
        await using var server = await RunningServer.StartAsync(
            new() { OnNotice = notices.Enqueue }
        );

        for (var i = 0; i < 50; i++)
        {
            await SendAsync(server, $"https://{i}.evil.example", host: null);
        }

        Assert.That(notices, Has.Count.EqualTo(20));
        Assert.That(await WarningsAsync(server), Has.Count.EqualTo(20));
        Assert.That(
            (await server.GetAsync("/_dev/counts")).Text,
            Does.Contain("\"requests\":0,\"refused\":50")
        );
    }

    [Test]
    public async Task Cuts_what_a_long_origin_says()
    {
        var notices = new ConcurrentQueue<string>();
        await using var server = await RunningServer.StartAsync(
            new() { OnNotice = notices.Enqueue }
        );

        await SendAsync(server, $"https://{new string('x', 10_000)}.example", host: null);

        Assert.That(notices.Single(), Has.Length.LessThan(600));
    }

    [Test]
    public async Task Clearing_the_requests_clears_the_count_too()
    {
        await using var server = await RunningServer.StartAsync();
        await SendAsync(server, "https://evil.example", host: null);

        await server.DeleteAsync("/_dev/requests");

        Assert.That((await server.GetAsync("/_dev/counts")).Text, Does.Contain("\"refused\":0"));
    }

    private static async Task<int> SendAsync(RunningServer server, string? origin, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/batch/")
        {
            Content = new StringContent(A.Batch("forged")),
        };
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return (await Reply.ReadAsync(await server.Client.SendAsync(request))).Status;
    }

    private static async Task<IReadOnlyList<JsonElement>> WarningsAsync(RunningServer server)
    {
        var reply = await server.GetAsync("/_dev/warnings");
        return [.. JsonDocument.Parse(reply.Text).RootElement.EnumerateArray()];
    }
}
