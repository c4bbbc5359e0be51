using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace PostHog.Extensions.AspNetCore.Flags;

/// <summary>The gates that attributes put before an endpoint. They are read when the endpoint runs.</summary>
internal sealed class EndpointGates(
    IReadOnlyList<FeatureFlagAttribute> attributes,
    RequestDelegate serve
)
{
    /// <summary>
    /// Returns an endpoint behind the gates of its metadata; the same one if it has none, or if MVC reads them.
    /// </summary>
    public static Endpoint? Close(Endpoint? endpoint)
    {
        if (
            endpoint?.Metadata.GetOrderedMetadata<FeatureFlagAttribute>()
                is not { Count: > 0 } attributes
            || endpoint.RequestDelegate is not { Target: not EndpointGates } serve
            || endpoint.Metadata.GetMetadata<ActionDescriptor>() is not null
        )
        {
            return endpoint;
        }

        var gates = new EndpointGates(attributes, serve);
        return endpoint is RouteEndpoint route
            ? new RouteEndpoint(
                gates.ServeAsync,
                route.RoutePattern,
                route.Order,
                route.Metadata,
                route.DisplayName
            )
            : new Endpoint(gates.ServeAsync, endpoint.Metadata, endpoint.DisplayName);
    }

    private async Task ServeAsync(HttpContext context)
    {
        foreach (var attribute in attributes)
        {
            if (!await attribute.Gate.IsOpenAsync(context).ConfigureAwait(false))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
        }

        await serve(context).ConfigureAwait(false);
    }
}
