using Microsoft.Extensions.DependencyInjection;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;
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
    public async Task Scoped_features_can_have_a_scoped_accessor_of_the_application()
    {
        await using var host = await FeatureHost.StartAsync(services =>
            services.AddScopedFeatureManagement().WithTargeting<ApplicationUser>()
        );
        await using var scope = host.Services.CreateAsyncScope();
        var features = scope.ServiceProvider.GetRequiredService<IVariantFeatureManager>();

        Assert.That(await features.IsEnabledAsync("new-checkout"));
        Assert.That(host.Asked, Is.EqualTo(["user-of-the-application"]));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Accessor_of_the_application_counts_in_either_order(bool isBefore)
    {
        static void Add(IServiceCollection services) =>
            services.AddFeatureManagement().WithTargeting<ApplicationUser>();
        await using var host = await FeatureHost.StartAsync(
            isBefore ? Add : null,
            isBefore ? null : Add,
            Audience("user-of-the-application")
        );

        Assert.That(await host.Features.IsEnabledAsync("new-checkout"));
        Assert.That(host.Asked, Is.EqualTo(["user-of-the-application"]));
        Assert.That(await host.Features.IsEnabledAsync("Team"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Targeting_without_an_accessor_sees_the_person_of_the_context(bool hasFilter)
    {
        await using var host = await FeatureHost.StartAsync(
            services =>
            {
                if (hasFilter)
                {
                    services.AddFeatureManagement().AddFeatureFilter<TargetingFilter>();
                }
            },
            Audience("user-1")
        );

        Assert.That(await host.Features.IsEnabledAsync("Team"), Is.False);
        using (host.Client.BeginContext(new() { DistinctId = "user-1" }))
        {
            Assert.That(await host.Features.IsEnabledAsync("Team"));
        }
    }

    private static (string, string?)[] Audience(string user) =>
        [
            ("FeatureManagement:Team:EnabledFor:0:Name", "Microsoft.Targeting"),
            ("FeatureManagement:Team:EnabledFor:0:Parameters:Audience:Users:0", user),
            (
                "FeatureManagement:Team:EnabledFor:0:Parameters:Audience:DefaultRolloutPercentage",
                "0"
            ),
        ];

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
