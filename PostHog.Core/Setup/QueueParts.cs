using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;

namespace PostHog.Setup;

/// <summary>What one queue of a client is made of: analytics events and AI events have one each.</summary>
/// <param name="Name">What its background worker is called.</param>
/// <param name="Serialiser">Writes its events down for its wire.</param>
/// <param name="Limits">How many events it holds, and when it lets them go.</param>
/// <param name="Batches">Makes its batches.</param>
/// <param name="CallBatches">Makes the batches of capture calls with the same kind of events.</param>
/// <param name="Reporter">Tells what became of its events.</param>
internal sealed record QueueParts(
    string Name,
    EventSerialiser Serialiser,
    QueueLimits Limits,
    BatchFactory Batches,
    BatchFactory CallBatches,
    Reporter Reporter
);
