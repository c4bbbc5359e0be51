using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;
using PostHog.Development.Ingestion.V1;

namespace PostHog.Development.Endpoints;

/// <summary><c>POST /i/v1/analytics/events</c> and <c>/i/v1/ai/events</c>: capture V1.</summary>
internal static class V1Endpoints
{
    // The router does not tell a path from the same with a slash.
    public static void Map(IEndpointRouteBuilder routes, IngestionHandler handler)
    {
        var (analytics, ai) = (new V1Wire(isAi: false), new V1Wire(isAi: true));
        routes.MapPost(
            "/i/v1/analytics/events",
            context => handler.ReceiveAsync(context, analytics)
        );
        routes.MapPost("/i/v1/ai/events", context => handler.ReceiveAsync(context, ai));
    }
}
