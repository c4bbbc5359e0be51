using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Large events while the server is down: memory stays bounded and every accepted event arrives.</summary>
public sealed class QueueBytesTests
{
    private const int MiB = 1024 * 1024;

    [Test]
    public async Task Memory_stays_bounded_while_the_server_is_down()
    {
        await using var server = await ServerProcess.StartAsync("--count-only");
        await server.PostAsync("/_dev/faults", "{\"status\":503,\"count\":3}");
        var options = Some.Options(server.Url);
        options.MaxQueueBytes = 2 * MiB;
        await using var client = new PostHogClient(options);

        var mostBytes = 0L;
        var accepted = 0;
        for (var number = 0; number < 200; number++)
        {
            var large = Some.Event();
            large.Properties["text"] = new string('x', 100_000);
            accepted += client.Enqueue(large).IsAccepted ? 1 : 0;
            mostBytes = Math.Max(mostBytes, client.Diagnostics.Events.Bytes);
        }

        var closed = await client.ShutdownAsync();

        var told = client.Diagnostics.Events;
        Assert.That(accepted, Is.InRange(1, 199));
        Assert.That(mostBytes, Is.InRange(100_000, 2 * MiB));
        Assert.That(closed.IsComplete, Is.True, closed.ToString());
        Assert.That(told.Dropped[PostHogFailureKind.QueueFull], Is.EqualTo(200 - accepted));
        Assert.That(told.Bytes, Is.Zero);
        Assert.That((await server.ReadCountsAsync()).Uuids, Is.EqualTo(accepted));
    }
}
