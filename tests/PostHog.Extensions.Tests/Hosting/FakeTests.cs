using Microsoft.Extensions.DependencyInjection;
using PostHog.Async;
using PostHog.Async.Testing;

namespace PostHog.Extensions.Tests.Hosting;

/// <summary>A container whose client is one of a fake, and code that asks for the interface.</summary>
public sealed class FakeTests
{
    [Test]
    public void Client_of_a_container_sends_to_the_fake()
    {
        using var fake = new FakePostHog();
        fake.Flags["new-ui"] = true;
        using var provider = new ServiceCollection()
            .AddLogging()
            .AddPostHog(fake.Configure)
            .Services.BuildServiceProvider();

        provider.GetRequiredService<IPostHogClient>().Enqueue(new PostHogEvent("a", "u1"));

        fake.Events.Single("a").For("u1");
    }

    [Test]
    public void Interface_and_client_are_one_object_for_each_name()
    {
        using var fake = new FakePostHog();
        var services = new ServiceCollection();
        services.AddPostHog(fake.Configure);
        services.AddPostHog("other", fake.Configure);
        using var provider = services.BuildServiceProvider();

        Assert.That(
            provider.GetRequiredService<IPostHogClient>(),
            Is.SameAs(provider.GetRequiredService<PostHogClient>())
        );
        Assert.That(
            provider.GetRequiredKeyedService<IPostHogClient>("other"),
            Is.SameAs(provider.GetRequiredKeyedService<PostHogClient>("other"))
        );
    }
}
