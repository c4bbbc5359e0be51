using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary><c>GET /_health</c>: whether the server is up.</summary>
internal static class HealthEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(
            "/_health",
            context => new Answer(200, """{"status":"ok"}""").WriteAsync(context)
        );
}
