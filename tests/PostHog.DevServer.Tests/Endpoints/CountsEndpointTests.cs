namespace PostHog.Development.Tests.Endpoints;

internal sealed class CountsEndpointTests
{
    [Test]
    public async Task Counts_events_uuids_and_requests()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostV1Async(ForV1.BodyOf(2));
        await server.PostV1Async(ForV1.BodyOf(3));
        await server.PostBatchAsync("without a uuid");

        var counts = await server.GetAsync("/_dev/counts");
        var uuids = await server.GetAsync("/_dev/uuids");

        Assert.That(counts.Text, Is.EqualTo("""{"events":6,"uuids":3,"requests":3,"refused":0}"""));
        Assert.That(
            uuids.Text,
            Is.EqualTo($$"""{"{{ForV1.Uuid(0)}}":2,"{{ForV1.Uuid(1)}}":2,"{{ForV1.Uuid(2)}}":1}""")
        );
    }

    [Test]
    public async Task Starts_at_zero_when_events_and_requests_are_cleared()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostV1Async(ForV1.BodyOf(2));

        await server.DeleteAsync("/_dev/events");
        var withoutEvents = await server.GetAsync("/_dev/counts");
        await server.DeleteAsync("/_dev/requests");
        var withoutBoth = await server.GetAsync("/_dev/counts");

        Assert.That(
            withoutEvents.Text,
            Is.EqualTo("""{"events":0,"uuids":0,"requests":1,"refused":0}""")
        );
        Assert.That(
            withoutBoth.Text,
            Is.EqualTo("""{"events":0,"uuids":0,"requests":0,"refused":0}""")
        );
        Assert.That((await server.GetAsync("/_dev/uuids")).Text, Is.EqualTo("{}"));
    }
}
