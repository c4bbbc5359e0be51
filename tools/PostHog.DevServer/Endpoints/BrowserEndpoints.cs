using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;
using PostHog.Development.Ingestion.Browser;

namespace PostHog.Development.Endpoints;

/// <summary>Where libraries for browsers send events, and <c>/s/</c>, whose session recordings are not kept.</summary>
internal static class BrowserEndpoints
{
    private static readonly string[] EventPaths =
    [
        "/e/",
        "/i/v0/e/",
        "/capture/",
        "/track/",
        "/engage/",
    ];

    public static void Map(IEndpointRouteBuilder routes, IngestionHandler handler)
    {
        foreach (var path in EventPaths)
        {
            routes.MapPost(
                path,
                context => handler.ReceiveAsync(context, new BrowserWire(context.Request))
            );
        }

        routes.MapPost("/s/", IgnoreAsync);
    }

    private static async Task IgnoreAsync(HttpContext context)
    {
        var answer = await BodyReader.ReadAsync(
            context,
            (encoding, wire) => BrowserBody.Unpack(context.Request, encoding, wire),
            body => body.Refusal ?? Answer.Accepted
        );
        await answer.WriteAsync(context);
    }
}
