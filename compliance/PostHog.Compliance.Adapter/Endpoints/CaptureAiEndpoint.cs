using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary><c>POST /capture_ai</c>: puts an event into the queue of AI events.</summary>
internal static class CaptureAiEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, SessionRegistry sessions) =>
        routes.MapSessionCall(
            HttpMethods.Post,
            "/capture_ai",
            sessions,
            (session, call) =>
                Task.FromResult(EventReader.Tell(session.EnqueueAi(EventReader.Read(call))))
        );
}
