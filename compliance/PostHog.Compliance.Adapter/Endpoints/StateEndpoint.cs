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
        var lanes = session.Sdk.Lanes;
        return new JObject
        {
            ["pending_events"] = lanes.Sum(lane => lane.Queued + lane.InFlight),
            ["total_events_captured"] = lanes.Sum(lane => lane.Accepted),
            ["total_events_sent"] = lanes.Sum(lane => lane.Delivered),
            ["total_retries"] = lanes.Sum(lane => lane.Retries),
            ["last_error"] = lanes
                .FirstOrDefault(lane => lane.LastError is not null)
                ?.LastError?.ToString(),
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
