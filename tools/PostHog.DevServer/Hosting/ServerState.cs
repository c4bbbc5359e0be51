using PostHog.Development.Faults;
using PostHog.Development.Flags;
using PostHog.Development.Persistence;
using PostHog.Development.Recording;
using PostHog.Development.Security;
using PostHog.Development.Storms;
using PostHog.Development.Viewer;

namespace PostHog.Development.Hosting;

/// <summary>All that a server remembers; it outlives the sockets.</summary>
internal sealed record ServerState(EventStore Events, RequestLog Requests)
{
    public FaultScript Faults { get; } = new();

    /// <summary>When the server started, in ticks.</summary>
    public long Started { get; } = DateTimeOffset.UtcNow.Ticks / TimeSpan.TicksPerMillisecond;

    public StormCentre Storm { get; } = new();

    public LastingFaults Lasting { get; } = new();

    public ViewerState Viewer { get; init; } = new(limit: 0);

    public RefusalLog Refusals { get; init; } = new(new WarningStore(), onNotice: null);

    /// <summary>Not forgotten with the rest: it is no record, but what the server was told to answer.</summary>
    public FlagStore Flags { get; } = new();

    /// <summary>What keeps the events over restarts; null for none.</summary>
    public EventFile? File { get; init; }

    public void Clear()
    {
        File?.Clear();
        Events.Clear();
        Requests.Clear();
        Faults.Clear();
        Storm.Clear();
        Lasting.Clear();
        Viewer.Clear();
        Refusals.Clear();
    }
}
