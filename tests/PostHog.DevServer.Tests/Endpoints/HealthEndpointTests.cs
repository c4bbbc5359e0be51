namespace PostHog.Development.Tests.Endpoints;

internal sealed class HealthEndpointTests
{
    [Test]
    public async Task Is_well_while_the_server_is_up()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.That((await server.GetAsync("/_health")).Status, Is.EqualTo(200));
    }
}
