using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary><c>GET /state</c>: the client's counters and its requests.</summary>
internal static class StateEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, SessionRegistry sessions) =>
        routes.MapSessionCall(
            HttpMethods.Get,
            "/state",
            sessions,
            (session, _) => Task.FromResult(Reply.Of(Describe(session)))
        );

    private static JObject Describe(TestSession session)
    {
        var queues = session.Sdk.Queues;
        return new JObject
        {
            ["pending_events"] = queues.Sum(queue => queue.Queued + queue.InFlight),
            ["total_events_captured"] = queues.Sum(queue => queue.Accepted),
            ["total_events_sent"] = queues.Sum(queue => queue.Delivered),
            ["total_retries"] = queues.Sum(queue => queue.Retries),
            ["last_error"] = queues
                .FirstOrDefault(queue => queue.LastFailure is not null)
                ?.LastFailure?.ToString(),
            ["requests_made"] = new JArray(session.Trace.Requests.Select(Describe)),
        };
    }

    private static JObject Describe(TracedRequest request) =>
        new()
        {
            ["timestamp_ms"] = request.SentAt.ToUnixTimeMilliseconds(),
            ["status_code"] = request.Status,
            ["retry_attempt"] = request.Retry,
            ["event_count"] = request.Uuids.Count,
            ["uuid_list"] = new JArray(request.Uuids),
        };
}
