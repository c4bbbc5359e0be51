using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Flags;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary><c>/_dev/flags</c>: which flags there are.</summary>
internal static class FlagValuesEndpoint
{
    private const string Path = "/_dev/flags";

    public static void Map(IEndpointRouteBuilder routes, FlagStore flags)
    {
        routes.MapPost(Path, context => SetAsync(context, flags));
        routes.MapDelete(
            Path,
            context =>
            {
                flags.Clear();
                return Answer.NoContent.WriteAsync(context);
            }
        );
    }

    private static async Task SetAsync(HttpContext context, FlagStore flags)
    {
        var answer = await BodyReader.ReadAsync(
            context,
            body => body.Refusal ?? Set(body.Utf8, flags)
        );
        await answer.WriteAsync(context);
    }

    private static Answer Set(ReadOnlyMemory<byte> utf8, FlagStore flags) =>
        flags.SetFaultless(utf8) is { } problem ? Answer.Refused(400, problem) : Answer.NoContent;
}
