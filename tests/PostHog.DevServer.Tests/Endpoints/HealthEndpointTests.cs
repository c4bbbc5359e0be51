namespace PostHog.Development.Tests.Endpoints;

internal sealed class HealthEndpointTests
{
    [Test]
    public async Task Returns_200_while_the_server_runs()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.That((await server.GetAsync("/_health")).Status, Is.EqualTo(200));
    }
}
