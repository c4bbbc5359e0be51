using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PostHog.Extensions.AspNetCore;
using PostHog.Extensions.AspNetCore.Connections;
using PostHog.Extensions.AspNetCore.Requests;
using PostHog.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the request context to the client that was registered.</summary>
public static class PostHogRequestContextExtensions
{
    /// <summary>
    /// Gives each request a context, as <c>app.UsePostHog()</c> does, but before all other middleware of the
    /// application, and also to each call of a SignalR hub and each event of a Blazor Server page.
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
        builder.Services.TryAddSingleton(services =>
            RequestParts.Create(services, configure: null)
        );
        AddConnections(builder.Services);
        return builder;
    }

    // Without SignalR and Blazor, nothing reads these.
    private static void AddConnections(IServiceCollection services)
    {
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IConfigureOptions<HubOptions>, HubContextSetup>()
        );
        services.TryAddEnumerable(
            ServiceDescriptor.Scoped<CircuitHandler, CircuitContextHandler>()
        );
    }
}
