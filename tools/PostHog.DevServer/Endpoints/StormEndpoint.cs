using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;
using PostHog.Development.Storms;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/storm</c>: faults at random, and what they came to.</summary>
internal static class StormEndpoint
{
    private const string Path = "/_dev/storm";

    public static void Map(IEndpointRouteBuilder routes, StormCentre storms)
    {
        routes.MapScript(
            Path,
            StormReader.Read,
            storm =>
            {
                storms.Start(storm);
                return Answer.NoContent;
            },
            storms.Stop
        );
        routes.MapGet(Path, context => new Answer(200, Write(storms)).WriteAsync(context));
    }

    private static string Write(StormCentre storms) =>
        JsonSerializer.Serialize(new { raging = storms.IsRaging, counts = storms.Count() });
}
