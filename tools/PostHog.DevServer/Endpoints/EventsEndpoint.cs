using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;
using PostHog.Development.Recording;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/events</c>: the stored events exactly as they were sent.</summary>
internal static class EventsEndpoint
{
    private const string Path = "/_dev/events";

    public static void Map(IEndpointRouteBuilder routes, EventStore events)
    {
        routes.MapGet(Path, context => new Answer(200, Write(events)).WriteAsync(context));
        routes.MapDelete(
            Path,
            context =>
            {
                events.Clear();
                return Answer.NoContent.WriteAsync(context);
            }
        );
    }

    // Raw text, one event a line: writing the parsed value again would escape what came unescaped.
    private static string Write(EventStore events) =>
        $"[{string.Join(",\n", events.Snapshot().Select(one => one.Json.GetRawText()))}]";
}
