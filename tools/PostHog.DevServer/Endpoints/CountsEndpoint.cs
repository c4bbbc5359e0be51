using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Hosting;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/counts</c> and <c>/_dev/uuids</c>: what arrived, without the events themselves.</summary>
internal static class CountsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, ServerState state)
    {
        routes.MapGet(
            "/_dev/counts",
            context => new Answer(200, WriteCounts(state)).WriteAsync(context)
        );
        routes.MapGet(
            "/_dev/uuids",
            context =>
                new Answer(200, JsonSerializer.Serialize(state.Events.CountByUuid())).WriteAsync(
                    context
                )
        );
    }

    private static string WriteCounts(ServerState state) =>
        JsonSerializer.Serialize(
            new
            {
                events = state.Events.Count,
                uuids = state.Events.DistinctUuidCount,
                requests = state.Requests.Count,
                refused = state.Refusals.Count,
            }
        );
}
