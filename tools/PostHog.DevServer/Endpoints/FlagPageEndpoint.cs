using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Flags;
using PostHog.Development.Ingestion;
using PostHog.Development.Viewer;

namespace PostHog.Development.Endpoints;

/// <summary>
/// <c>GET /_dev/flags</c>, <c>/_dev/flags/evaluate</c>, <c>/_dev/flags/preview</c> and <c>/_dev/flags/overrides</c>: what flags are made of,
/// who gets what, and values in their place.
/// </summary>
internal static class FlagPageEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, FlagStore flags, ViewerState known)
    {
        routes.MapGet(
            "/_dev/flags",
            context => JsonRoutes.Json(FlagPage.List(flags)).WriteAsync(context)
        );
        routes.MapPost(
            "/_dev/flags/evaluate",
            context =>
                AskAsync(
                    context,
                    question =>
                        JsonRoutes.Json(
                            FlagPage.Evaluate(flags.Current, FlagQuestion.Read(question, known))
                        )
                )
        );
        routes.MapPost(
            "/_dev/flags/preview",
            context => AskAsync(context, question => Preview(flags.Current, question, known))
        );
        routes.MapScript(
            "/_dev/flags/overrides",
            OverrideRequest.Read,
            request =>
                flags.Override(request) is { } problem
                    ? Answer.Refused(400, problem)
                    : Answer.NoContent,
            flags.ClearOverrides
        );
    }

    private static Task AskAsync(HttpContext context, Func<JsonElement, Answer> respond) =>
        JsonRoutes.AskAsync(
            context,
            question =>
                FlagQuestion.FindProblem(question) is { } problem
                    ? Answer.Refused(400, problem)
                    : respond(question)
        );

    private static Answer Preview(FlagSet set, JsonElement question, ViewerState known)
    {
        var (counts, problem) = FlagPage.Preview(set, question, known);
        return counts is null ? Answer.Refused(400, problem ?? "") : JsonRoutes.Json(counts);
    }
}
