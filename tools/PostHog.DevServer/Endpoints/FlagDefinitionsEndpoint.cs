using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Flags;
using PostHog.Development.Hosting;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary>
/// <c>/flags/definitions</c>, and <c>/api/feature_flag/local_evaluation</c>, which it was before: the definitions that were set,
/// for any secret or personal key.
/// </summary>
internal static class FlagDefinitionsEndpoint
{
    private const string NoDefinitions = """{"flags":[],"group_type_mapping":{},"cohorts":{}}""";

    private static readonly string[] Keys = ["Bearer phs_", "Bearer phx_"];

    public static void Map(IEndpointRouteBuilder routes, ServerState state)
    {
        routes.MapGet("/flags/definitions", context => GiveAsync(context, state));
        routes.MapGet("/api/feature_flag/local_evaluation", context => GiveAsync(context, state));
    }

    private static async Task GiveAsync(HttpContext context, ServerState state)
    {
        var current = state.Flags.Current;
        var answer = state.Lasting.Current.QuotaLimitedFlags
            ? Ingestion.Answer.Refused(402, "the quota of flags is used up")
            : Answer(context.Request, current);
        if (answer.Status is 200 or 304)
        {
            context.Response.Headers.ETag = current.ETag;
        }

        await answer.WriteAsync(context);
    }

    private static Answer Answer(HttpRequest request, FlagSet current)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!Keys.Any(key => authorization.StartsWith(key, StringComparison.Ordinal)))
        {
            return Ingestion.Answer.Refused(
                401,
                "Authorization: a feature flags secure key (phs_) or a personal API key (phx_) is missing"
            );
        }

        if (request.Query["token"].ToString() is not { Length: > 0 })
        {
            return Ingestion.Answer.Refused(400, "token: the project token is missing");
        }

        return string.Equals(request.Headers.IfNoneMatch, current.ETag, StringComparison.Ordinal)
            ? new Answer(304, "")
            : new Answer(200, current.Definitions ?? NoDefinitions);
    }
}
