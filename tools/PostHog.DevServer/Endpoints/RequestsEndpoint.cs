using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;
using PostHog.Development.Recording;
using PostHog.Development.Security;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/requests</c>: what crossed the socket, with tokens masked; all of it, and each by its number.</summary>
internal static class RequestsEndpoint
{
    private const string Path = "/_dev/requests";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static void Map(IEndpointRouteBuilder routes, RequestLog requests, RefusalLog refusals)
    {
        routes.MapGet(Path, context => new Answer(200, Write(requests)).WriteAsync(context));
        routes.MapGet(
            Path + "/{number:long}",
            context => Find(context, requests).WriteAsync(context)
        );
        routes.MapDelete(
            Path,
            context =>
            {
                requests.Clear();
                refusals.Clear();
                return Answer.NoContent.WriteAsync(context);
            }
        );
    }

    private static string Write(RequestLog requests) =>
        JsonSerializer.Serialize(requests.Snapshot().Select(TokenMask.Apply), Readable);

    private static Answer Find(HttpContext context, RequestLog requests)
    {
        var number = long.Parse(
            (string)context.Request.RouteValues["number"]!,
            CultureInfo.InvariantCulture
        );
        if (requests.Find(number) is not { } found)
        {
            return Answer.Refused(404, $"request {number} is not kept any more");
        }

        var masked = TokenMask.Apply(found);
        return JsonRoutes.Json(
            new
            {
                number = masked.Number,
                masked.Method,
                masked.Path,
                masked.Headers,
                masked.Body,
                masked.Status,
                masked.Problem,
                answer = masked.AnswerText,
                masked.Fault,
                masked.Batch,
            }
        );
    }
}
