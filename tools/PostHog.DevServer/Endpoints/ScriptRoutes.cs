using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary>The frame of an endpoint that takes what is to go wrong as JSON, and forgets it again.</summary>
internal static class ScriptRoutes
{
    public delegate (T? Value, string? Problem) Reader<T>(ReadOnlySpan<byte> utf8)
        where T : class;

    /// <summary>Maps <c>POST</c>, which reads and begins something, and <c>DELETE</c>, which ends it.</summary>
    public static void MapScript<T>(
        this IEndpointRouteBuilder routes,
        string path,
        Reader<T> read,
        Func<T, Answer> begin,
        Action end
    )
        where T : class
    {
        routes.MapPost(path, context => BeginAsync(context, read, begin));
        routes.MapDelete(
            path,
            context =>
            {
                end();
                return Answer.NoContent.WriteAsync(context);
            }
        );
    }

    private static async Task BeginAsync<T>(
        HttpContext context,
        Reader<T> read,
        Func<T, Answer> begin
    )
        where T : class
    {
        var answer = await BodyReader.ReadAsync(
            context,
            body => body.Refusal ?? Begin(body.Utf8.Span, read, begin)
        );
        await answer.WriteAsync(context);
    }

    private static Answer Begin<T>(ReadOnlySpan<byte> utf8, Reader<T> read, Func<T, Answer> begin)
        where T : class
    {
        var (value, problem) = read(utf8);
        return value is null ? Answer.Refused(400, problem ?? "") : begin(value);
    }
}
