using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PostHog.Extensions.AspNetCore;
using PostHog.Extensions.AspNetCore.Requests;
using PostHog.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the request context to the client that was registered.</summary>
public static class PostHogRequestContextExtensions
{
    /// <summary>
    /// Gives each request a context, as <c>app.UsePostHog()</c> does, but before all other middleware of the
    /// application.
    /// </summary>
    /// <param name="builder">The builder that <c>AddPostHog</c> returned. Its client reports exceptions and evaluates
    /// flags.</param>
    /// <param name="configure">Sets options. Null, the default, for none.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    public static PostHogBuilder WithRequestContext(
        this PostHogBuilder builder,
        Action<PostHogRequestOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<PostHogRequestOptions>(options =>
            options.ClientName = builder.Name
        );
        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IStartupFilter, RequestStartupFilter>()
        );
        return builder;
    }
}
