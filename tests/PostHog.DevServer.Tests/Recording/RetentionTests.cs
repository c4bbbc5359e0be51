using System.Net.Sockets;
using System.Text;
using PostHog.Development.Recording;
using PostHog.TestKit;

namespace PostHog.Development.Tests.Recording;

[NonParallelizable]
internal sealed class RetentionTests
{
    // Room for three, as 64 MiB has for events of 18 MB: those are for a full run.
    private static readonly int Size = FullRun.IsOn ? 18_000_000 : 180_000;

    private static readonly DevServerOptions Options = new()
    {
        ByteLimit = FullRun.IsOn ? Retention.MaxBytes : Retention.MaxBytes / 100,
    };

    [Test]
    public async Task Keeps_64_MiB_of_events_and_requests_oldest_forgotten_first()
    {
        await using var server = await RunningServer.StartAsync(Options);

        for (var number = 0; number < 10; number++)
        {
            var reply = await server.PostAsync("/batch/", A.BatchOf(Large($"large {number}")));
            Assert.That(reply.Status, Is.EqualTo(200));
        }

        Assert.That(server.EventNames, Is.EqualTo(["large 7", "large 8", "large 9"]));
        Assert.That(server.Server.Requests, Has.Count.EqualTo(3));
        Assert.That(server.Server.EventCount, Is.EqualTo(10));
        Assert.That(new DevServerOptions().ByteLimit, Is.EqualTo(64 * 1024 * 1024));
    }

    [Test]
    public async Task Counts_compressed_bodies_by_what_they_unpack_to()
    {
        await using var server = await RunningServer.StartAsync(Options);

        for (var number = 0; number < 5; number++)
        {
            var body = Compressed.As("gzip", A.BatchOf(Large($"large {number}")));
            Assert.That(body, Has.Length.LessThan(Size / 90));
            var reply = await server.PostAsync("/batch/", body, "gzip");
            Assert.That(reply.Status, Is.EqualTo(200));
        }

        Assert.That(server.EventNames, Is.EqualTo(["large 2", "large 3", "large 4"]));
        Assert.That(server.Server.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public void Forgets_what_is_larger_than_the_limit_alone()
    {
        var list = new RecentList<string>(limit: 10, byteLimit: 5);

        list.Add(["a", "too large", "b"], one => one.Length);

        Assert.That(list.Snapshot(), Is.EqualTo(["b"]));
        Assert.That(list.Bytes, Is.EqualTo(1));
    }

    [Test]
    public async Task Cuts_off_a_client_that_sends_too_slowly()
    {
        await using var server = await RunningServer.StartAsync(
            new() { SlowClientGrace = TimeSpan.FromSeconds(1.5) }
        );
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Server.Url.Host, server.Server.Url.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                "POST /batch/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{"
            )
        );

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(limit.Token);

        Assert.That(answer, Does.StartWith("HTTP/1.1 408").Or.Empty);
    }

    private static string Large(string name) =>
        $$$"""{"event":"{{{name}}}","distinct_id":"u","properties":{"text":"{{{new string('x', Size)}}}"}}""";
}
