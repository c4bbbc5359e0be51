using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary><c>POST /capture</c>: puts an event into the queue.</summary>
internal static class CaptureEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, SessionRegistry sessions) =>
        routes.MapSessionCall(
            HttpMethods.Post,
            "/capture",
            sessions,
            (session, call) =>
                Task.FromResult(EventReader.Tell(session.Enqueue(EventReader.Read(call))))
        );
}
