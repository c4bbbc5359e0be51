using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;
using PostHog.Development.Recording;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/requests</c>: what crossed the socket, with tokens masked.</summary>
internal static class RequestsEndpoint
{
    private const string Path = "/_dev/requests";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static void Map(IEndpointRouteBuilder routes, RequestLog requests)
    {
        routes.MapGet(Path, context => new Answer(200, Write(requests)).WriteAsync(context));
        routes.MapDelete(
            Path,
            context =>
            {
                requests.Clear();
                return Answer.NoContent.WriteAsync(context);
            }
        );
    }

    private static string Write(RequestLog requests) =>
        JsonSerializer.Serialize(requests.Snapshot().Select(TokenMask.Apply), Readable);
}
