using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Hosting;
using PostHog.Development.Ingestion;
using PostHog.Development.Recording;
using PostHog.Development.Viewer;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/events</c>: the stored events exactly as they were sent, and each of those that arrived by its number.</summary>
internal static class EventsEndpoint
{
    private const string Path = "/_dev/events";

    public static void Map(IEndpointRouteBuilder routes, ServerState state)
    {
        routes.MapGet(Path, context => new Answer(200, Write(state.Events)).WriteAsync(context));
        routes.MapGet(
            Path + "/{number:long}",
            context => Find(context, state.Viewer.History).WriteAsync(context)
        );
        routes.MapDelete(
            Path,
            context =>
            {
                state.Events.Clear();
                state.File?.Clear();
                state.Viewer.Clear();
                return Answer.NoContent.WriteAsync(context);
            }
        );
    }

    // Raw text, one event a line: writing the parsed value again would escape what came unescaped.
    private static string Write(EventStore events) =>
        $"[{string.Join(",\n", events.Snapshot().Select(one => Encoding.UTF8.GetString(one.Utf8.Span)))}]";

    private static Answer Find(HttpContext context, EventHistory history)
    {
        var number = long.Parse(
            (string)context.Request.RouteValues["number"]!,
            CultureInfo.InvariantCulture
        );
        return history.Find(number) is { } found
            ? new Answer(200, Encoding.UTF8.GetString(found.Received.Utf8.Span))
            : Answer.Refused(404, $"event {number} is not kept any more");
    }
}
