using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.FeatureManagement;
using Microsoft.FeatureManagement.FeatureFilters;
using PostHog.Async;
using PostHog.Extensions.FeatureManagement;
using PostHog.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes the feature flags of PostHog available to Microsoft.FeatureManagement.</summary>
public static class PostHogFeatureManagementExtensions
{
    /// <summary>
    /// Lets <see cref="IFeatureManager"/>, <see cref="IVariantFeatureManager"/>, their snapshots, and with them
    /// <c>[FeatureGate]</c>, gates of endpoints and the tag <c>feature</c>, read the flags of the client. A feature that
    /// the application's configuration defines stays as it is; it can use the filter <c>PostHog</c>. Every other feature is
    /// the flag with the same key, and a flag that does not exist, or cannot be evaluated, is off.
    /// </summary>
    /// <param name="builder">The builder that <c>AddPostHog</c> returned.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// Flags are evaluated for the person of the request context, or else for the user that the registered
    /// <see cref="ITargetingContextAccessor"/> names. A <see cref="ITargetingContext"/> that is passed to a call comes
    /// first. Without such an accessor, the person of the request context is also the user for Microsoft's own targeting
    /// filter. The payload of a flag is the configuration of its variant. Reading a flag records its use as a call of the
    /// client does. Microsoft.FeatureManagement is registered too; call <c>AddScopedFeatureManagement</c> before this
    /// method if it is to be scoped.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Another client provides the flags already.</exception>
    public static PostHogBuilder UseFeatureManagement(this PostHogBuilder builder)
    {
        var services = (builder ?? throw new ArgumentNullException(nameof(builder))).Services;
        if (services.Any(service => service.ServiceType == typeof(PostHogFlags)))
        {
            throw new InvalidOperationException(
                "UseFeatureManagement was called for a client already. Only one client can provide the features."
            );
        }

        var isScoped = services.Any(service =>
            service.ServiceType == typeof(FeatureManager)
            && service.Lifetime == ServiceLifetime.Scoped
        );
        // The accessor of the application may be scoped too.
        var lifetime = isScoped ? ServiceLifetime.Scoped : ServiceLifetime.Singleton;
        AddFlags(services, builder.Name, lifetime);
        var features = isScoped
            ? services.AddScopedFeatureManagement()
            : services.AddFeatureManagement();
        features.AddFeatureFilter<PostHogFeatureFilter>().AddFeatureFilter<PostHogUserFilter>();

        // The snapshots read IVariantFeatureManager.
        services.Add(
            new ServiceDescriptor(
                typeof(PostHogFeatureManager),
                typeof(PostHogFeatureManager),
                lifetime
            )
        );
        services.Replace(Forward<IFeatureManager>(lifetime));
        services.Replace(Forward<IVariantFeatureManager>(lifetime));
        return builder;
    }

    private static void AddFlags(
        IServiceCollection services,
        string? name,
        ServiceLifetime lifetime
    )
    {
        // Only if it is needed: WithTargeting adds the accessor of the application only if there is none.
        if (services.Any(service => service.ImplementationType == typeof(TargetingFilter)))
        {
            services.TryAdd(
                new ServiceDescriptor(
                    typeof(ITargetingContextAccessor),
                    provider => new RequestTargeting(Client(provider, name)),
                    lifetime
                )
            );
        }

        services.Add(
            new ServiceDescriptor(
                typeof(PostHogFlags),
                provider => new PostHogFlags(
                    Client(provider, name),
                    provider.GetService<ITargetingContextAccessor>()
                ),
                lifetime
            )
        );
    }

    private static ServiceDescriptor Forward<T>(ServiceLifetime lifetime) =>
        new(typeof(T), provider => provider.GetRequiredService<PostHogFeatureManager>(), lifetime);

    private static IPostHogClient Client(IServiceProvider provider, string? name) =>
        name is null
            ? provider.GetRequiredService<IPostHogClient>()
            : provider.GetRequiredKeyedService<IPostHogClient>(name);
}
