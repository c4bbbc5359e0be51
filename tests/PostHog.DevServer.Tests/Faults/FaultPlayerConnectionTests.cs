using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace PostHog.Development.Tests.Faults;

internal sealed class FaultPlayerConnectionTests
{
    [TestCase(null, 0)]
    [TestCase(true, 1)]
    public async Task Resets_the_connection(bool? store, int stored)
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Reset = true, Store = store });

        var end = await PostAndReadAsync(server);

        Assert.That(end, Is.EqualTo(SocketError.ConnectionReset));
        Assert.That(server.Server.Events, Has.Count.EqualTo(stored));
        Assert.That(server.Server.Requests[0].Status, Is.Null);
        Assert.That((await server.PostBatchAsync("next")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Closes_the_connection_gracefully_when_aborted()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Abort = true });

        var end = await PostAndReadAsync(server);

        Assert.That(end, Is.EqualTo(SocketError.Success));
    }

    [Test]
    public async Task Stalls_after_the_headers_and_then_continues()
    {
        await using var server = await RunningServer.StartAsync();
        var stall = TimeSpan.FromMilliseconds(150);
        server.Server.InjectFault(new Fault { Stall = stall });
        using var request = ForV1.Request(ForV1.BodyOf(1));
        var watch = Stopwatch.StartNew();

        using var head = await server.Client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead
        );
        var storedAtHead = server.Server.EventCount;
        var text = await head.Content.ReadAsStringAsync();

        Assert.That(storedAtHead, Is.EqualTo(1));
        Assert.That(watch.Elapsed, Is.GreaterThan(stall - TimeSpan.FromMilliseconds(20)));
        Assert.That(text, Does.Contain("\"ok\""));
    }

    [Test]
    public async Task Sends_the_headers_before_it_stalls()
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Stall = TimeSpan.FromMinutes(10) });
        using var request = ForV1.Request(ForV1.BodyOf(1));

        using var head = await server.Client.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead
        );
        var body = head.Content.ReadAsStringAsync();
        await server.Server.DisposeAsync();

        Assert.That((int)head.StatusCode, Is.EqualTo(200));
        await Assert.ThatAsync(() => body, Throws.InstanceOf<HttpRequestException>());
    }

    [TestCase(204)]
    [TestCase(503)]
    public async Task Keeps_the_connection_open_after_a_response(int status)
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Status = status, Count = 20 });

        for (var request = 0; request < 20; request++)
        {
            await server.PostBatchAsync("again");
        }

        var ports = server.Server.Requests.Select(request => request.RemotePort);
        Assert.That(ports.Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase(307, "http://127.0.0.1:1/elsewhere")]
    [TestCase(308, "/batch/")]
    public async Task Redirects_and_stores_nothing(int status, string location)
    {
        await using var server = await RunningServer.StartAsync();
        server.Server.InjectFault(new Fault { Status = status, Location = location });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = server.Server.Url,
        };

        using var reply = await client.PostAsync("/batch/", new StringContent(A.Batch("moved")));

        Assert.That((int)reply.StatusCode, Is.EqualTo(status));
        Assert.That(reply.Headers.Location?.OriginalString, Is.EqualTo(location));
        Assert.That(server.Server.Events, Is.Empty);
    }

    [Test]
    public async Task Sends_Retry_After_with_a_success()
    {
        await using var server = await RunningServer.StartAsync();
        var results = new Dictionary<string, ScriptedResult> { ["*"] = ScriptedResult.Retry() };
        server.Server.InjectFault(new Fault { Results = results, RetryAfter = "3" });
        server.Server.InjectFault(new Fault { RetryAfter = "4" });

        var partial = await server.PostV1Async(ForV1.BodyOf(1));
        var whole = await server.PostBatchAsync("kept");

        Assert.That((partial.Status, whole.Status), Is.EqualTo((200, 200)));
        Assert.That(partial.Message.Headers.RetryAfter?.ToString(), Is.EqualTo("3"));
        Assert.That(whole.Message.Headers.RetryAfter?.ToString(), Is.EqualTo("4"));
    }

    /// <summary>How the connection ended: gracefully or with an error.</summary>
    private static async Task<SocketError> PostAndReadAsync(RunningServer server)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", server.Server.Url.Port);
        var body = A.Batch("cut");
        var head = $"POST /batch/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: {body.Length}";
        await socket.SendAsync(Encoding.ASCII.GetBytes($"{head}\r\n\r\n{body}"));
        try
        {
            var count = await socket.ReceiveAsync(new byte[100]);
            Assert.That(count, Is.Zero);
            return SocketError.Success;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }
}
