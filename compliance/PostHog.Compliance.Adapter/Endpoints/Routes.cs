using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary>What all endpoints have in common: the body, the test id, the session, the answer.</summary>
internal static class Routes
{
    // Text that looks like a date is text, and 1.10 is not 1.1.
    private static readonly JsonSerializerSettings Verbatim = new()
    {
        DateParseHandling = DateParseHandling.None,
        MaxDepth = 256,
    };

    public static void MapCall(
        this IEndpointRouteBuilder routes,
        string method,
        string path,
        Func<Call, Task<Reply>> answer
    ) =>
        routes.MapMethods(
            path,
            [method],
            async context =>
            {
                var reply = await AnswerAsync(context, answer);
                await reply.WriteAsync(context.Response);
            }
        );

    /// <summary>Maps a call that needs the client which <c>/init</c> made.</summary>
    public static void MapSessionCall(
        this IEndpointRouteBuilder routes,
        string method,
        string path,
        SessionRegistry sessions,
        Func<TestSession, Call, Task<Reply>> answer
    ) =>
        routes.MapCall(
            method,
            path,
            call =>
                sessions.Find(call.TestId) is { } session
                    ? answer(session, call)
                    : Task.FromResult(Reply.Mistake("there is no client yet: call /init first"))
        );

    private static async Task<Reply> AnswerAsync(
        HttpContext context,
        Func<Call, Task<Reply>> answer
    )
    {
        try
        {
            var body = await ReadAsync(context.Request);
            var testId = context.Request.Query["test_id"].ToString();
            return await answer(new Call(testId, body, context.RequestAborted));
        }
        catch (Exception mistake)
            when (mistake is JsonException or ArgumentException or FormatException)
        {
            return Reply.Mistake(mistake.Message);
        }
    }

    private static async Task<JObject> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync();
        return text.Length == 0 ? [] : JsonConvert.DeserializeObject<JObject>(text, Verbatim) ?? [];
    }
}
