using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary><c>POST /reset</c>: ends the client of a test; what it held is discarded, not sent.</summary>
internal static class ResetEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, SessionRegistry sessions) =>
        routes.MapCall(
            HttpMethods.Post,
            "/reset",
            async call =>
            {
                await sessions.ReplaceAsync(call.TestId, successor: null);
                return Reply.Done;
            }
        );
}
