using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
        routes.MapPost(Path, context => StartAsync(context, storms));
        routes.MapGet(Path, context => new Answer(200, Write(storms)).WriteAsync(context));
        routes.MapDelete(
            Path,
            context =>
            {
                storms.Stop();
                return Answer.NoContent.WriteAsync(context);
            }
        );
    }

    private static async Task StartAsync(HttpContext context, StormCentre storms)
    {
        var body = await BodyReader.ReadAsync(context);
        var answer = body.Refusal ?? Start(body.Utf8.Span, storms);
        await answer.WriteAsync(context);
    }

    private static Answer Start(ReadOnlySpan<byte> utf8, StormCentre storms)
    {
        var (storm, problem) = StormReader.Read(utf8);
        if (storm is null)
        {
            return Answer.Refused(400, problem ?? "");
        }

        storms.Start(storm);
        return Answer.NoContent;
    }

    private static string Write(StormCentre storms) =>
        JsonSerializer.Serialize(new { raging = storms.IsRaging, counts = storms.Count() });
}
