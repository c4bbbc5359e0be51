using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary><c>POST /get_feature_flag</c>: asks the server for one flag.</summary>
internal static class FeatureFlagEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, SessionRegistry sessions) =>
        routes.MapSessionCall(
            HttpMethods.Post,
            "/get_feature_flag",
            sessions,
            async (session, call) =>
            {
                var isLocal = call.Read<bool>("only_evaluate_locally");
                if (isLocal && call.Read<bool>("force_remote"))
                {
                    return Reply.Mistake(
                        "only_evaluate_locally and force_remote exclude each other"
                    );
                }

                // No definitions, so nothing is conclusive without the server.
                var answer = isLocal ? null : await FlagQuery.AskAsync(session, call);
                return Reply.Of(Describe(answer, call.Read<string>("key") ?? ""));
            }
        );

    private static JObject Describe(JObject? answer, string key) =>
        new()
        {
            ["success"] = answer is not null,
            ["value"] = answer is null ? null : ValueOf(answer, key),
            ["locally_evaluated"] = false,
        };

    // The second form is what older servers answer.
    private static JToken? ValueOf(JObject answer, string key) =>
        answer["flags"]?[key] is JObject flag
            ? flag["variant"] is { Type: JTokenType.String } variant
                ? variant
                : flag["enabled"]
            : answer["featureFlags"]?[key];
}
