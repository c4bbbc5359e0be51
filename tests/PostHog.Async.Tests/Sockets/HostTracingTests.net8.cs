using System.Collections.Concurrent;
using System.Diagnostics;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Tracing of the host does not see the requests of this client.</summary>
[NonParallelizable]
public sealed class HostTracingTests
{
    private const string Accepted =
        "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{\"status\":1}";

    [Test]
    public async Task Starts_no_activity_visible_to_listeners()
    {
        using var server = new RawServer(Accepted);
        await using var client = new PostHogClient(Some.Options(server.Url));
        var started = new ConcurrentQueue<Activity>();
        using var listener = Listen(started);

        await client.CaptureAsync(Some.Event());
        client.Enqueue(Some.Event());
        await client.FlushAsync();
        await client.EvaluateFlagsAsync("user-42");

        Assert.That(
            started.Where(activity => Equals(activity.GetTagItem("server.port"), server.Url.Port)),
            Is.Empty
        );
        Assert.That(server.Requests, Has.All.Not.Contain("traceparent"));
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> started)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source =>
                string.Equals(source.Name, "System.Net.Http", StringComparison.Ordinal),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = started.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
