using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Faults;
using PostHog.Development.Hosting;
using PostHog.Development.Ingestion;
using PostHog.Development.Viewer;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/break</c>: what goes wrong until it is ended; <c>/_dev/outcomes</c>: what became of it.</summary>
internal static class BreakEndpoint
{
    private const string Path = "/_dev/break";

    public static void Map(IEndpointRouteBuilder routes, ServerState state)
    {
        routes.MapScript(
            Path,
            LastingFaultsRequest.Read,
            request =>
            {
                state.Lasting.Set(request);
                return Answer.NoContent;
            },
            state.Lasting.Clear
        );
        routes.MapGet(Path, context => JsonRoutes.Json(Describe(state)).WriteAsync(context));
        routes.MapGet(
            "/_dev/outcomes",
            context =>
                JsonRoutes
                    .Json(RequestJoin.Of(state.Requests.ChangedAfter(0).Requests))
                    .WriteAsync(context)
        );
    }

    private static object Describe(ServerState state) =>
        new
        {
            lasting = state.Lasting.Current,
            pending = state.Faults.CountPending(),
            faults = state.Faults.Describe(),
            storm = state.Storm.IsRaging,
            stormCounts = state.Storm.Count(),
        };
}
