using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PostHog.Development;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>The blocking client needs no package of its own: it is registered in one line.</summary>
public sealed class BlockingTests
{
    [Test]
    public void Container_delivers_the_queue_of_a_blocking_client_when_it_is_disposed()
    {
        using var server = DevServer.Start();
        var services = new ServiceCollection();
        services.AddSingleton(_ => new Blocking.PostHogClient(OptionsFor(server)));
        using (var provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<Blocking.PostHogClient>().Enqueue(new("sent", "user-1"));
        }

        Assert.That(server.Events.Select(one => one.Name), Is.EqualTo(["sent"]));
    }

    [Test]
    public void Host_delivers_the_queue_of_a_blocking_client_when_it_is_disposed()
    {
        using var server = DevServer.Start();
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton(_ => new Blocking.PostHogClient(OptionsFor(server)));
        using (var host = builder.Build())
        {
            host.Start();
            host.Services.GetRequiredService<Blocking.PostHogClient>()
                .Enqueue(new("sent", "user-1"));
        }

        Assert.That(server.Events.Select(one => one.Name), Is.EqualTo(["sent"]));
    }

    private static PostHogOptions OptionsFor(DevServer server) =>
        new() { ProjectToken = TestHost.Token, Host = server.Url.AbsoluteUri };
}
