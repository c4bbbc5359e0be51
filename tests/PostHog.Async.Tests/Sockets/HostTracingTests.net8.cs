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

    [Test]
    public async Task Records_no_activity_of_a_connection()
    {
        var recorded = await RecordConnectionAsync(followsParent: true);

        Assert.That(recorded, Is.Empty);
    }

    // .NET 9 and later start these for the name and the socket, and ask no one but the sampler.
    [Test]
    public async Task Records_name_and_socket_only_if_the_sampler_ignores_the_parent()
    {
        var recorded = await RecordConnectionAsync(followsParent: false);

        Assert.That(
            recorded,
            Is.SubsetOf([
                "Experimental.System.Net.NameResolution",
                "Experimental.System.Net.Sockets",
            ])
        );
    }

    private static async Task<List<string>> RecordConnectionAsync(bool followsParent)
    {
        using var server = new RawServer(Accepted);
        await using var client = new PostHogClient(Some.Options(server.Url));
        var stopped = new ConcurrentQueue<Activity>();
        using var listener = ListenToAll(stopped, followsParent);

        await client.CaptureAsync(Some.Event());

        return [.. stopped.Where(one => one.Recorded).Select(one => one.Source.Name)];
    }

    private static ActivityListener ListenToAll(
        ConcurrentQueue<Activity> stopped,
        bool followsParent
    )
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref options) =>
                followsParent
                && options.Parent.TraceId != default
                && !options.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)
                    ? ActivitySamplingResult.None
                    : ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
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
