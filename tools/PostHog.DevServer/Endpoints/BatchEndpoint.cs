using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;
using PostHog.Development.Ingestion.V0;

namespace PostHog.Development.Endpoints;

/// <summary><c>POST /batch/</c>: capture V0.</summary>
internal static class BatchEndpoint
{
    // The router does not tell /batch from /batch/.
    public static void Map(IEndpointRouteBuilder routes, IngestionHandler handler) =>
        routes.MapPost("/batch/", context => handler.ReceiveAsync(context, new V0Wire()));
}
