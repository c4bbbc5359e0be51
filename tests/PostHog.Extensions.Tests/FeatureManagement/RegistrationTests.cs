using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using PostHog.Async;
using PostHog.TestKit;

namespace PostHog.Extensions.Tests.FeatureManagement;

/// <summary>Where UseFeatureManagement stands among other registrations.</summary>
public sealed class RegistrationTests
{
    [Test]
    public async Task Order_of_registrations_does_not_matter()
    {
        await using var before = await FeatureHost.StartAsync(services =>
            services.AddFeatureManagement()
        );
        await using var none = await FeatureHost.StartAsync();

        foreach (var host in new[] { before, none })
        {
            Assert.That(
                await host.Features.IsEnabledAsync("new-checkout", FeatureHost.User("user-1"))
            );
        }
    }

    [Test]
    public async Task Features_can_be_scoped()
    {
        await using var host = await FeatureHost.StartAsync(services =>
            services.AddScopedFeatureManagement()
        );
        await using var one = host.Services.CreateAsyncScope();
        await using var other = host.Services.CreateAsyncScope();

        var features = one.ServiceProvider.GetRequiredService<IVariantFeatureManager>();

        Assert.That(await features.IsEnabledAsync("new-checkout", FeatureHost.User("user-1")));
        Assert.That(
            other.ServiceProvider.GetRequiredService<IVariantFeatureManager>(),
            Is.Not.SameAs(features)
        );
    }

    [Test]
    public async Task Named_client_can_provide_the_features()
    {
        using var http = new FakeHttp();
        http.Then(200, FlagsJson.Of(("new-checkout", true)));
        var services = new ServiceCollection();
        services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(
            Hosting.TestHost.Configuration()
        );
        services
            .AddPostHog(
                "shop",
                options =>
                {
                    options.ProjectToken = Hosting.TestHost.Token;
                    options.HttpHandler = http.Handler;
                }
            )
            .UseFeatureManagement();
        await using var provider = services.BuildServiceProvider();

        Assert.That(
            await provider
                .GetRequiredService<IVariantFeatureManager>()
                .IsEnabledAsync("new-checkout", FeatureHost.User("user-1"))
        );
        Assert.That(provider.GetService<PostHogClient>(), Is.Null);
    }

    [Test]
    public void Second_client_is_refused()
    {
        var services = new ServiceCollection();
        services.AddPostHog().UseFeatureManagement();

        Assert.That(
            () => services.AddPostHog("shop").UseFeatureManagement(),
            Throws.InvalidOperationException.With.Message.Contains("Only one client")
        );
    }

    [Test]
    public void Builder_is_required() =>
        Assert.That(
            () => default(PostHog.Extensions.Hosting.PostHogBuilder)!.UseFeatureManagement(),
            Throws.ArgumentNullException
        );
}
