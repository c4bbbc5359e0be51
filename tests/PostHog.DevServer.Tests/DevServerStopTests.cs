using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace PostHog.Development.Tests;

internal sealed class DevServerStopTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Test]
    public async Task Stops_within_a_second_while_requests_hang([Values] bool blocking)
    {
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new DevServerOptions { OnEvent = _ => stored.TrySetResult() };
        await using var server = await RunningServer.StartAsync(options);
        server.Server.InjectFault(new Fault { Delay = TimeSpan.FromMinutes(10) });
        var hanging = server.PostBatchAsync("late");
        await stored.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var elapsed = await StopAsync(server.Server, blocking);

        Assert.That(elapsed, Is.LessThan(Limit));
        await Assert.ThatAsync(() => hanging, Throws.InstanceOf<HttpRequestException>());
        Assert.That(server.EventNames, Is.EqualTo(["late"]));
    }

    [Test]
    public async Task Stops_within_a_second_while_a_body_is_still_arriving([Values] bool blocking)
    {
        await using var server = await RunningServer.StartAsync();
        using var socket = new TcpClient("127.0.0.1", server.Server.Url.Port);
        var head =
            "POST /batch/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        var continued = await socket.GetStream().ReadAsync(new byte[100]); // the server now reads the body

        var elapsed = await StopAsync(server.Server, blocking);

        Assert.That(continued, Is.Positive);
        Assert.That(elapsed, Is.LessThan(Limit));
    }

    [Test]
    public async Task Stops_within_a_second_while_a_connection_idles([Values] bool blocking)
    {
        await using var server = await RunningServer.StartAsync();
        await server.GetAsync("/_health");

        var elapsed = await StopAsync(server.Server, blocking);

        Assert.That(elapsed, Is.LessThan(Limit));
    }

    [Test]
    public async Task Refuses_connections_once_stopped()
    {
        await using var server = await RunningServer.StartAsync();
        await server.Server.DisposeAsync();

        await Assert.ThatAsync(
            () => server.GetAsync("/"),
            Throws.InstanceOf<HttpRequestException>()
        );
    }

    [Test]
    public async Task Keeps_recorded_events_after_it_stops()
    {
        await using var server = await RunningServer.StartAsync();
        var url = server.Server.Url;
        await server.PostBatchAsync("kept");

        await server.Server.DisposeAsync();

        Assert.That(server.EventNames, Is.EqualTo(["kept"]));
        Assert.That(server.Server.Requests, Has.Count.EqualTo(1));
        Assert.That(server.Server.Url, Is.EqualTo(url));
    }

    [Test]
    public async Task Can_be_stopped_more_than_once()
    {
        var server = await DevServer.StartAsync();

        await server.DisposeAsync();
        await server.DisposeAsync();

        Assert.That(server.Dispose, Throws.Nothing);
    }

    private static async Task<TimeSpan> StopAsync(DevServer server, bool blocking)
    {
        var watch = Stopwatch.StartNew();
        if (blocking)
        {
            await Task.Run(server.Dispose);
        }
        else
        {
            await server.DisposeAsync();
        }

        return watch.Elapsed;
    }
}
