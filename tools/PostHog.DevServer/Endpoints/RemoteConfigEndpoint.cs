using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary>
/// <c>/array/{token}/config</c>, and <c>config.js</c>, which is the same as a script: what libraries for browsers ask for first. All
/// that would load more code is off.
/// </summary>
internal static class RemoteConfigEndpoint
{
    private static readonly object Config = new
    {
        supportedCompression = new[] { "gzip-js", "base64" },
        hasFeatureFlags = true,
        analytics = new { endpoint = "/i/v0/e/" },
        defaultIdentifiedOnly = true,
        autocapture_opt_out = false,
        autocaptureExceptions = false,
        captureDeadClicks = false,
        capturePerformance = false,
        sessionRecording = false,
        heatmaps = false,
        surveys = false,
        productTours = false,
        conversations = false,
        elementsChainAsString = true,
        isAuthenticated = false,
        siteApps = Array.Empty<object>(),
        toolbarParams = new { },
    };

    /// <summary>The same as a JSON object of the caller's own.</summary>
    public static JsonObject ConfigAsJson() => JsonSerializer.SerializeToNode(Config)!.AsObject();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
            "/array/{token}/config",
            context => SendAsync(context, JsonRoutes.Json(Config))
        );
        routes.MapGet("/array/{token}/config.js", context => SendAsync(context, Script(context)));
    }

    private static Task SendAsync(HttpContext context, Answer answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        return answer.WriteAsync(context);
    }

    // The default encoder leaves nothing in the token that would end the text or the script.
    private static Answer Script(HttpContext context)
    {
        var token = JsonSerializer.Serialize((string)context.Request.RouteValues["token"]!);
        var config = JsonSerializer.Serialize(
            new { config = Config, siteApps = Array.Empty<object>() }
        );
        return new Answer(
            200,
            $"(window._POSTHOG_REMOTE_CONFIG = window._POSTHOG_REMOTE_CONFIG || {{}})[{token}] = {config};"
        )
        {
            ContentType = "text/javascript; charset=utf-8",
        };
    }
}
