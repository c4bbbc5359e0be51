using PostHog.Development.Faults;
using PostHog.Development.Flags;
using PostHog.Development.Recording;
using PostHog.Development.Storms;

namespace PostHog.Development.Hosting;

/// <summary>All that a server remembers; it outlives the sockets.</summary>
internal sealed record ServerState(EventStore Events, RequestLog Requests)
{
    public FaultScript Faults { get; } = new();

    public StormCentre Storm { get; } = new();

    /// <summary>Not forgotten with the rest: it is no record, but what the server was told to answer.</summary>
    public FlagStore Flags { get; } = new();

    public void Clear()
    {
        Events.Clear();
        Requests.Clear();
        Faults.Clear();
        Storm.Clear();
    }
}
