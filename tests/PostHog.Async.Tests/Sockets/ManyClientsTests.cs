using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Async.Tests.Sockets;

public sealed class ManyClientsTests
{
    private static readonly int Cycles = FullRun.Count(60, 10_000);

    // Tolerance for threads, sockets and timers of the runtime and of other fixtures.
    private const int Slack = 20;

    [Test]
    public async Task Disposed_clients_leave_no_thread_socket_or_timer()
    {
        await using var server = await ServerProcess.StartAsync("--count-only");
        await UseAsync(server, 10);
        var before = ProcessLoad.Count();

        await UseAsync(server, Cycles);
        Assert.That(
            () => ProcessLoad.Count().Threads - before.Threads,
            Is.LessThan(Slack).After(10_000, 50)
        );
        Assert.That(
            () => ProcessLoad.Count().Sockets - before.Sockets,
            Is.LessThan(Slack).After(10_000, 50)
        );
        Assert.That(
            () => ProcessLoad.Count().Timers - before.Timers,
            Is.LessThan(Slack).After(10_000, 50)
        );
        Tell(before);

        var counts = await server.ReadCountsAsync();
        Assert.That(counts.Uuids, Is.EqualTo(10 + Cycles));
    }

    private static void Tell(ProcessLoad before) =>
        TestContext.Out.WriteLine($"{Cycles} cycles: {before} before, {ProcessLoad.Count()} after");

    private static async Task UseAsync(ServerProcess server, int cycles)
    {
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            await using var client = new PostHogClient(Some.Options(server.Url));
            client.Enqueue(Some.Event());
        }
    }
}
