using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Wire;

namespace PostHog.Setup;

/// <summary>What one queue of a client needs: analytics events and AI events each travel in one of their own.</summary>
/// <param name="Name">What its background worker is called.</param>
/// <param name="Wire">The version of the protocol, at the endpoint, that its events are sent by.</param>
/// <param name="Serialiser">Writes its events down for that wire.</param>
/// <param name="Limits">How many events it holds, and when it lets them go.</param>
/// <param name="Reporter">Tells what became of its events.</param>
internal sealed record QueueSettings(
    string Name,
    CaptureWire Wire,
    EventSerialiser Serialiser,
    QueueLimits Limits,
    Reporter Reporter
);
