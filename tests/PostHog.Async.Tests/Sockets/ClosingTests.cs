using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Closing a client while a server in another process has not yet responded.</summary>
public sealed class ClosingTests
{
    [Test]
    public async Task Waits_for_the_response_within_the_shutdown_timeout()
    {
        await using var server = await ServerProcess.StartAsync();
        await server.PostAsync("/_dev/faults", "{\"delayMs\":800}");
        var client = new PostHogClient(Some.Options(server.Url));
        var closing = CloseSoon(client);

        var result = await client.CaptureAsync(Some.Event());
        closing.Join();

        Assert.That(result.IsDelivered, Is.True, result.ToString());
        Assert.That(result.Attempts, Is.EqualTo(1));
        Assert.That(await server.ReadEventsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Reports_a_sent_event_without_a_response_as_unknown()
    {
        await using var server = await ServerProcess.StartAsync();
        await server.PostAsync("/_dev/faults", "{\"delayMs\":60000,\"count\":9}");
        var options = Some.Options(server.Url);
        options.ShutdownTimeout = TimeSpan.FromSeconds(1);
        var client = new PostHogClient(options);
        var closing = CloseSoon(client);

        var result = await client.CaptureAsync(Some.Event());
        closing.Join();

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.ClientClosed));
        Assert.That(result.Verdicts[0].Outcome, Is.EqualTo(DeliveryOutcome.Unknown));
        Assert.That(result.Attempts, Is.EqualTo(1));
    }

    // The call below waits for its response, so the client is closed while it is in progress.
    private static OtherThread CloseSoon(PostHogClient client) =>
        OtherThread.Run(async () =>
        {
            SpinWait.SpinUntil(() => client.Diagnostics.Events.Accepted == 1);
            await client.DisposeAsync();
        });
}
