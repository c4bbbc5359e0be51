using System.Diagnostics;

namespace PostHog.Development.Tests;

internal sealed class DevServerWaitTests
{
    [Test]
    public async Task Returns_immediately_when_the_events_have_arrived()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostBatchAsync("one", "two");

        server.Server.WaitForEvents(2, TimeSpan.Zero);

        Assert.That(server.Server.Events, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Returns_when_the_last_event_arrives()
    {
        await using var server = await RunningServer.StartAsync();
        var waiting = Task.Run(() => server.Server.WaitForEvents(3));

        await server.PostV1Async("{}"); // brings nothing
        await server.PostBatchAsync("one", "two");
        await server.PostBatchAsync("three");

        await waiting;
        Assert.That(server.Server.EventCount, Is.EqualTo(3));
    }

    [Test]
    public async Task Reports_how_many_events_arrived_before_the_timeout()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostBatchAsync("one");
        var watch = Stopwatch.StartNew();

        Assert.That(
            () => server.Server.WaitForEvents(2, TimeSpan.FromMilliseconds(50)),
            Throws
                .TypeOf<TimeoutException>()
                .With.Message.EqualTo("1 of 2 events arrived within 00:00:00.0500000.")
        );
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task Waits_for_distinct_uuids()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostV1Async(ForV1.BodyOf(2));
        await server.PostV1Async(ForV1.BodyOf(2));

        Assert.That(
            () => server.Server.WaitForUuids(3, TimeSpan.Zero),
            Throws.TypeOf<TimeoutException>().With.Message.StartsWith("2 of 3 uuids arrived")
        );
        Assert.That(() => server.Server.WaitForUuids(2), Throws.Nothing);
    }
}
