using System.Diagnostics;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Requests carry neither the trace context nor the baggage of the host.</summary>
[NonParallelizable]
public sealed class AmbientStateTests
{
    private const string Accepted =
        "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{\"status\":1}";

    [Test]
    public async Task Sends_no_trace_headers_of_the_current_activity()
    {
        using var server = new RawServer(Accepted);
        await using var client = new PostHogClient(Some.Options(server.Url));
        using var activity = StartActivity();

        await client.CaptureAsync(Some.Event());
        client.Enqueue(Some.Event());
        await client.FlushAsync();
        await client.EvaluateFlagsAsync("user-42");

        Assert.That(server.Requests, Has.Count.GreaterThanOrEqualTo(3));
        AssertNothingOfTheHost(server);
        Assert.That(Activity.Current, Is.SameAs(activity));
    }

    [Test]
    public async Task Sends_no_trace_headers_through_a_supplied_handler()
    {
        using var server = new RawServer(Accepted);
        using var handler = new SocketsHttpHandler();
        var options = Some.Options(server.Url);
        options.HttpHandler = handler;
        await using var client = new PostHogClient(options);
        using var activity = StartActivity();

        await client.CaptureAsync(Some.Event());

        AssertNothingOfTheHost(server);
        Assert.That(Activity.Current, Is.SameAs(activity));
    }

    [Test]
    public async Task Keeps_the_default_headers_of_a_supplied_HttpClient()
    {
        using var server = new RawServer(Accepted);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("baggage", "theirs=1");
        var options = Some.Options(server.Url);
        options.HttpClient = http;
        await using var client = new PostHogClient(options);
        using var activity = StartActivity();

        await client.CaptureAsync(Some.Event());

        Assert.That(server.Requests.Single(), Does.Contain("baggage: theirs=1\r\n"));
        Assert.That(server.Requests.Single(), Does.Not.Contain("traceparent"));
    }

    private static Activity StartActivity()
    {
        var activity = new Activity("host") { TraceStateString = "vendor=1" };
        return activity.AddBaggage("user.email", "jane@example.com").Start();
    }

    private static void AssertNothingOfTheHost(RawServer server)
    {
        foreach (var request in server.Requests)
        {
            Assert.That(
                request.ToLowerInvariant(),
                Does.Not.Contain("\r\ntraceparent")
                    .And.Not.Contain("\r\ntracestate")
                    .And.Not.Contain("\r\nbaggage")
                    .And.Not.Contain("\r\ncorrelation-context")
                    .And.Not.Contain("\r\nrequest-id")
                    .And.Not.Contain("jane")
            );
        }
    }
}
