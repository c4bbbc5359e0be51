using PostHog.Development;

namespace Quickstart.Reporting;

/// <summary>What the dev server saw of one step.</summary>
internal sealed record Traffic(
    IReadOnlyList<ReceivedRequest> Requests,
    IReadOnlyList<ReceivedEvent> Events
)
{
    /// <summary>The statuses that were answered, in order.</summary>
    public string Statuses => string.Join(' ', Requests.Select(request => request.Status));

    /// <summary>How many requests carried an event with this id.</summary>
    public int RequestsWith(string uuid) =>
        Requests.Count(request => request.Body.Contains(uuid, StringComparison.Ordinal));

    /// <summary>A property of the first event, as the JSON that arrived; empty when there is none.</summary>
    public string Property(string name) =>
        Events is [var first, ..]
        && first.Json.GetProperty("properties").TryGetProperty(name, out var value)
            ? value.GetRawText()
            : "";
}
