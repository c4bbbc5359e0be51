using Microsoft.Extensions.DependencyInjection;
using PostHog;
using PostHog.Async;
using PostHog.Extensions.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers PostHog in the builder of an application.</summary>
public static class PostHogHostApplicationBuilderExtensions
{
    /// <summary>
    /// Registers <see cref="PostHogClient"/> as a singleton, with options from the environment, the section
    /// <c>PostHog</c> and <paramref name="configure"/>. The same as
    /// <see cref="PostHogServiceCollectionExtensions.AddPostHog(IServiceCollection, Action{PostHogOptions})"/>.
    /// </summary>
    /// <param name="builder">The builder of a worker service or a web application.</param>
    /// <param name="configure">Sets options in code. Null, the default, for none.</param>
    /// <returns>A builder for what else the client needs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static PostHogBuilder AddPostHog(
        this IHostApplicationBuilder builder,
        Action<PostHogOptions>? configure = null
    ) => ServicesOf(builder).AddPostHog(builder.Configuration, configure);

    /// <summary>
    /// Registers a client for another project as a keyed singleton, with options from the section <c>PostHog:name</c>
    /// and <paramref name="configure"/>. The same as
    /// <see cref="PostHogServiceCollectionExtensions.AddPostHog(IServiceCollection, string, Action{PostHogOptions})"/>.
    /// </summary>
    /// <param name="builder">The builder of a worker service or a web application.</param>
    /// <param name="name">The key of the client, and the name of its options and its section. Case-sensitive.</param>
    /// <param name="configure">Sets options in code. Null, the default, for none.</param>
    /// <returns>A builder for what else the client needs.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="name"/> is
    /// null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, contains a colon, or is the name of an
    /// option.</exception>
    public static PostHogBuilder AddPostHog(
        this IHostApplicationBuilder builder,
        string name,
        Action<PostHogOptions>? configure = null
    ) => ServicesOf(builder).AddPostHog(name, builder.Configuration, configure);

    private static IServiceCollection ServicesOf(IHostApplicationBuilder builder) =>
        builder is null ? throw new ArgumentNullException(nameof(builder)) : builder.Services;
}
