using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary><c>POST /get_feature_flag</c>: evaluates one flag.</summary>
internal static class FeatureFlagEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, SessionRegistry sessions) =>
        routes.MapSessionCall(
            HttpMethods.Post,
            "/get_feature_flag",
            sessions,
            async (session, call) =>
            {
                var options = FlagOptionsReader.Read(call);
                if (options is { OnlyEvaluateLocally: true, ForceRemote: true })
                {
                    return Reply.Mistake(
                        "only_evaluate_locally and force_remote exclude each other"
                    );
                }

                var flag = await session.Sdk.GetFlagAsync(
                    call.Read<string>("key") ?? "",
                    call.Read<string>("distinct_id") ?? "",
                    options,
                    call.Aborted
                );
                return Reply.Of(Describe(flag));
            }
        );

    private static JObject Describe(FeatureFlag? flag) =>
        new()
        {
            ["success"] = flag is not null,
            ["value"] = flag is null ? null : JToken.FromObject(flag.Value),
            ["locally_evaluated"] = flag?.Source == FeatureFlagSource.Local,
        };
}
