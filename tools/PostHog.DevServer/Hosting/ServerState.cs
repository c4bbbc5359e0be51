using PostHog.Development.Faults;
using PostHog.Development.Recording;

namespace PostHog.Development.Hosting;

/// <summary>All that a server remembers; it outlives the sockets.</summary>
internal sealed record ServerState(EventStore Events, RequestLog Requests, FaultScript Faults);
