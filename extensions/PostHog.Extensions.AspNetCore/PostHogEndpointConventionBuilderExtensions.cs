using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Extensions.AspNetCore.Flags;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Makes endpoints depend on feature flags.</summary>
public static class PostHogEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Makes an endpoint, or all endpoints of a group, available only if a feature flag is on for the person of the
    /// request; otherwise the response is 404. The flag is read after authorisation and before arguments are bound.
    /// </summary>
    /// <typeparam name="TBuilder">The kind of endpoint: a minimal API, a group, controllers, Razor Pages, a hub.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="key">The flag.</param>
    /// <param name="match">The variant that the flag must have. Null, the default, and <c>true</c> mean any value that is
    /// on; <c>false</c> means off.</param>
    /// <param name="defaultValue">Whether the endpoint is available if the flag does not exist or could not be
    /// evaluated, for example because PostHog could not be reached. Default false.</param>
    /// <returns>The endpoint.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> is blank.</exception>
    /// <exception cref="InvalidOperationException">When the endpoints are built: the endpoint chooses another one for each
    /// request, as that of <c>MapFallbackToController</c> does. Use <c>[FeatureFlag]</c>.</exception>
    public static TBuilder RequireFeatureFlag<TBuilder>(
        this TBuilder builder,
        string key,
        string? match = null,
        bool defaultValue = false
    )
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var gate = new FlagGate(key, match, defaultValue);
        builder.Add(endpoint =>
        {
            RefuseDynamic(endpoint);
            if (endpoint.RequestDelegate is { } serve)
            {
                endpoint.RequestDelegate = context => ServeAsync(context, gate, serve);
            }
        });
        // The conventions of a group come before those that its endpoints have of their own.
        (builder as RouteGroupBuilder as IEndpointConventionBuilder)?.Finally(RefuseDynamic);
        return builder;
    }

    // Another endpoint is served in its place, without its metadata and its delegate.
    private static void RefuseDynamic(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.Any(one => one is IDynamicEndpointMetadata { IsDynamic: true }))
        {
            throw new InvalidOperationException(
                $"RequireFeatureFlag has no effect on the endpoint {endpoint.DisplayName}, which chooses a controller or page "
                    + "for each request. Put [FeatureFlag] on the controller or page."
            );
        }
    }

    private static async Task ServeAsync(HttpContext context, FlagGate gate, RequestDelegate serve)
    {
        if (await gate.IsOpenAsync(context).ConfigureAwait(false))
        {
            await serve(context).ConfigureAwait(false);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
