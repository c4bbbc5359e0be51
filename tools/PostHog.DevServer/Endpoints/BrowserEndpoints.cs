using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;
using PostHog.Development.Ingestion.Browser;

namespace PostHog.Development.Endpoints;

/// <summary>
/// Where libraries for browsers send events; <c>/s/</c>, whose session recordings are not kept; and lists that are empty here, such
/// as that of surveys.
/// </summary>
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

    private static readonly (string Path, string Json)[] EmptyLists =
    [
        ("/api/surveys/", """{"surveys":[]}"""),
        ("/api/early_access_features/", """{"earlyAccessFeatures":[]}"""),
        ("/api/web_experiments/", """{"experiments":[]}"""),
        ("/api/product_tours/", """{"product_tours":[]}"""),
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
        foreach (var (path, json) in EmptyLists)
        {
            routes.MapGet(path, context => new Answer(200, json).WriteAsync(context));
        }
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
