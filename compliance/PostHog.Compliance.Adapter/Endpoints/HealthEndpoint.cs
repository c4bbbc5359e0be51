using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;
using PostHog.Compliance.Hosting;
using PostHog.Compliance.Sdk;

namespace PostHog.Compliance.Endpoints;

/// <summary><c>GET /health</c>: who is tested, and what it can do the way it was started.</summary>
internal static class HealthEndpoint
{
    private const string AdapterVersion = "1.0.0";

    public static void Map(IEndpointRouteBuilder routes, AdapterSettings settings) =>
        routes.MapCall(
            HttpMethods.Get,
            "/health",
            _ => Task.FromResult(Reply.Of(Describe(settings)))
        );

    private static JObject Describe(AdapterSettings settings) =>
        new()
        {
            ["sdk_name"] = SdkIdentity.Name,
            ["sdk_version"] = SdkIdentity.Version,
            ["adapter_version"] = AdapterVersion,
            ["client"] = settings.Client.ToString(),
            ["supports_parallel"] = true,
            ["capabilities"] = new JArray(Capabilities(settings)),
        };

    private static IEnumerable<string> Capabilities(AdapterSettings settings) =>
        [
            .. settings.Mode == CaptureMode.V1
                ? (string[])["capture_v1", "capture_ai_v1", "event_options"]
                : ["capture_v0", "capture_ai_v0"],
            $"encoding_{settings.Encoding}",
            "feature_flags_local_evaluation_v1",
        ];
}
