using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary><c>POST /reload_feature_flag_definitions</c>: declined, the SDK does not evaluate flags itself.</summary>
internal static class ReloadDefinitionsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, SessionRegistry sessions) =>
        routes.MapSessionCall(
            HttpMethods.Post,
            "/reload_feature_flag_definitions",
            sessions,
            (_, _) =>
                Task.FromResult(
                    Reply.Of(
                        new JObject
                        {
                            ["success"] = false,
                            ["ready"] = false,
                            ["error"] = "This SDK does not evaluate feature flags locally.",
                        }
                    )
                )
        );
}
