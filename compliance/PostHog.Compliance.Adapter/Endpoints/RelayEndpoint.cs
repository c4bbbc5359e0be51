using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary>Takes the requests of clients that open their own connections.</summary>
internal static class RelayEndpoint
{
    private const string Root = "/relay/";

    // A path has no empty segments; a harness that runs its tests one by one has no ids.
    private const string NoId = "-";

    /// <summary>The path under which the requests of a test arrive.</summary>
    public static string PathOf(string testId) =>
        Root + (testId.Length == 0 ? NoId : Uri.EscapeDataString(testId));

    public static void Map(IEndpointRouteBuilder routes, SessionRegistry sessions) =>
        routes.Map(
            Root + "{testId}/{**path}",
            (HttpContext context, string testId) =>
                sessions.Find(testId == NoId ? "" : testId)?.Relay is { } relay
                    ? relay.PassAsync(context, RestOf(context, testId))
                    : NotFoundAsync(context)
        );

    // The path as it was written: what it is decoded to may be another one.
    private static string RestOf(HttpContext context, string testId)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return target.Substring(PathOf(testId == NoId ? "" : testId).Length);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
