using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Viewer;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/persons</c>, <c>/_dev/groups</c> and <c>/_dev/warnings</c>: what the events say about persons and groups, and what is odd about them.</summary>
internal static class ViewerEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, ViewerState viewer)
    {
        routes.MapGet(
            "/_dev/persons",
            context => JsonRoutes.Json(viewer.Persons.Snapshot()).WriteAsync(context)
        );
        routes.MapGet(
            "/_dev/groups",
            context => JsonRoutes.Json(viewer.Groups.Snapshot()).WriteAsync(context)
        );
        routes.MapGet(
            "/_dev/warnings",
            context => JsonRoutes.Json(viewer.Warnings.Snapshot()).WriteAsync(context)
        );
    }
}
