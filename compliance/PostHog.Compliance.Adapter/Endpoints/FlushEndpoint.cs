using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary><c>POST /flush</c>: returns when everything queued was sent once; retries follow in the background.</summary>
internal static class FlushEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, SessionRegistry sessions) =>
        routes.MapSessionCall(
            HttpMethods.Post,
            "/flush",
            sessions,
            async (session, _) =>
            {
                var delivered = await session.FlushAsync();
                return Reply.Of(new JObject { ["success"] = true, ["events_flushed"] = delivered });
            }
        );
}
