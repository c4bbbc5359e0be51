using System.Diagnostics;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Async.Tests.Sockets;

/// <summary>A server in another process: what crosses the network, and how long it may take.</summary>
[NonParallelizable]
public sealed class OtherProcessTests
{
    private static ServerProcess _server = null!;

    [OneTimeSetUp]
    public static async Task StartServer() => _server = await ServerProcess.StartAsync();

    [OneTimeTearDown]
    public static async Task StopServer() => await _server.DisposeAsync();

    [Test]
    [MaxTime(20_000)]
    public async Task Queued_events_are_sent_and_retried_while_the_wall_clock_is_set()
    {
        await _server.PostAsync("/_dev/faults", "{\"status\":503,\"count\":2}");
        var options = Some.Options(_server.Url);
        options.Clock = new FastTime();
        await using var client = new PostHogClient(options);

        var queued = client.Enqueue(Some.Event());
        SpinWait.SpinUntil(() => client.Diagnostics.Events.Delivered == 1, 15_000);

        Assert.That(client.Diagnostics.Events.Retries, Is.EqualTo(2));
        Assert.That((await _server.ReadUuidsAsync())[queued.Uuid], Is.EqualTo(1));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task A_capture_call_makes_all_attempts_while_the_wall_clock_is_set()
    {
        await _server.PostAsync("/_dev/faults", "{\"status\":503,\"count\":4}");
        var options = Some.Options(_server.Url);
        options.Clock = new FastTime();
        options.CaptureTimeout = TimeSpan.FromMinutes(9);
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Attempts, Is.EqualTo(4));
        Assert.That(result.Failure!.StatusCode, Is.EqualTo(503));
    }

    [Test]
    [MaxTime(20_000)]
    public async Task Requests_carry_nothing_of_the_current_activity()
    {
        await using var client = new PostHogClient(Some.Options(_server.Url));
        using var activity = new Activity("host").AddBaggage("user.email", "jane@example").Start();

        await client.CaptureAsync(Some.Event());
        client.Enqueue(Some.Event());
        await client.FlushAsync();
        await client.EvaluateFlagsAsync("user-42");

        var requests = await _server.ReadRequestsAsync();
        Assert.That(requests, Has.Count.GreaterThanOrEqualTo(3));
        Assert.That(
            requests.Select(request => request.ToString().ToLowerInvariant()),
            Has.All.Not.Contain("traceparent")
                .And.All.Not.Contain("tracestate")
                .And.All.Not.Contain("baggage")
                .And.All.Not.Contain("jane@example")
        );
    }
}
