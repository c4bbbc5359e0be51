using Microsoft.Extensions.Configuration;
using PostHog;
using PostHog.Async;
using PostHog.Extensions.Hosting;
using PostHog.Extensions.Hosting.Clients;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers PostHog in a service collection.</summary>
public static class PostHogServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="PostHogClient"/> as a singleton, also as <see cref="IPostHogClient"/>. Its options are, each replacing the previous ones: the
    /// environment variables of <see cref="PostHogOptions.FromEnvironment"/>, the section <c>PostHog</c> of the host's
    /// configuration, and <paramref name="configure"/>. Calling it again adds to the same client.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Sets options in code. Null, the default, for none.</param>
    /// <returns>A builder for what else the client needs.</returns>
    /// <remarks>
    /// In a host, options are checked at the start: an invalid one stops it with an
    /// <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> that names the section and the key. Without
    /// a project token the host starts, and one warning says that nothing is sent. When the host stops, the queue is
    /// delivered within <see cref="PostHogOptions.ShutdownTimeout"/>. The client logs to the category <c>PostHog</c>.
    /// <see cref="PostHogOptions.FeatureFlagMaxRetries"/> is 0 unless set, so that a request of the application waits for
    /// flags no longer than <see cref="PostHogOptions.FeatureFlagRequestTimeout"/>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static PostHogBuilder AddPostHog(
        this IServiceCollection services,
        Action<PostHogOptions>? configure = null
    ) => ClientRegistry.Add(services, name: null, configuration: null, configure);

    /// <summary>
    /// The same with the configuration given, for services without a host or with a section of another name.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="configuration">The section with the options, or a whole configuration, of which the section
    /// <c>PostHog</c> is used.</param>
    /// <param name="configure">Sets options in code. Null, the default, for none.</param>
    /// <returns>A builder for what else the client needs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="configuration"/> is
    /// null.</exception>
    public static PostHogBuilder AddPostHog(
        this IServiceCollection services,
        IConfiguration configuration,
        Action<PostHogOptions>? configure = null
    ) =>
        ClientRegistry.Add(
            services,
            name: null,
            configuration ?? throw new ArgumentNullException(nameof(configuration)),
            configure
        );

    /// <summary>
    /// Registers a client for another project as a keyed singleton: request it with
    /// <c>[FromKeyedServices("name")] PostHogClient</c>. Its options are the section <c>PostHog:name</c> of the host's
    /// configuration and <paramref name="configure"/>. Of the environment variables, only <c>POSTHOG_DISABLED</c>
    /// applies to it, because the others belong to one project.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The key of the client, and the name of its options and its section. Case-sensitive.</param>
    /// <param name="configure">Sets options in code. Null, the default, for none.</param>
    /// <returns>A builder for what else the client needs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is
    /// null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, contains a colon, or is the name of an
    /// option, which the section already contains.</exception>
    public static PostHogBuilder AddPostHog(
        this IServiceCollection services,
        string name,
        Action<PostHogOptions>? configure = null
    ) =>
        ClientRegistry.Add(
            services,
            name ?? throw new ArgumentNullException(nameof(name)),
            configuration: null,
            configure
        );

    /// <summary>The same with the configuration given.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The key of the client and the name of its options. Case-sensitive.</param>
    /// <param name="configuration">The section with the options of this client, or a whole configuration, of which the
    /// section <c>PostHog:name</c> is used.</param>
    /// <param name="configure">Sets options in code. Null, the default, for none.</param>
    /// <returns>A builder for what else the client needs.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="configure"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, contains a colon, or is the name of an
    /// option.</exception>
    public static PostHogBuilder AddPostHog(
        this IServiceCollection services,
        string name,
        IConfiguration configuration,
        Action<PostHogOptions>? configure = null
    ) =>
        ClientRegistry.Add(
            services,
            name ?? throw new ArgumentNullException(nameof(name)),
            configuration ?? throw new ArgumentNullException(nameof(configuration)),
            configure
        );
}
