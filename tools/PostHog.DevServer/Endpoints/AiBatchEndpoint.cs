using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;
using PostHog.Development.Ingestion.V0;

namespace PostHog.Development.Endpoints;

/// <summary><c>POST /i/v0/ai/batch/</c>: AI events, V0. Without the last slash it redirects there.</summary>
internal static class AiBatchEndpoint
{
    private const string Path = "/i/v0/ai/batch/";

    public static void Map(IEndpointRouteBuilder routes, IngestionHandler handler) =>
        routes.MapPost(Path, context => ReceiveAsync(context, handler));

    private static Task ReceiveAsync(HttpContext context, IngestionHandler handler) =>
        context.Request.Path.Value is [.., '/']
            ? handler.ReceiveAsync(context, new V0Wire())
            : RedirectAsync(context);

    private static async Task RedirectAsync(HttpContext context)
    {
        await BodyReader.ReadAsync(context, body => body.Refusal);
        context.Response.Headers.Location = Path + context.Request.QueryString.ToUriComponent();
        await Answer
            .Refused(StatusCodes.Status308PermanentRedirect, $"this path ends with a slash: {Path}")
            .WriteAsync(context);
    }
}
