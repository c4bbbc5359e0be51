using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PostHog.Development.Hosting;
using PostHog.Development.Recording;

namespace PostHog.Development.Tests.Hosting;

internal sealed class EmbeddedLifetimeTests
{
    [Test]
    public async Task Replaces_the_console_lifetime()
    {
        var state = new ServerState(new EventStore(1, null), new RequestLog(1));

        await using var app = DevServerHost.Build(new DevServerOptions(), state);

        var lifetime = app.Services.GetRequiredService<IHostLifetime>();
        Assert.That(lifetime, Is.TypeOf<EmbeddedLifetime>());
    }
}
