using PostHog.Capture;
using PostHog.Delivery;
using PostHog.Diagnostics;

namespace PostHog.Setup;

/// <summary>The parts of one queue of a client. Analytics events and AI events have one queue each.</summary>
/// <param name="Name">The name of its background worker.</param>
/// <param name="Serialiser">Serialises its events for its wire version.</param>
/// <param name="Limits">How many events it holds, and when it sends them.</param>
/// <param name="Batches">Creates its batches.</param>
/// <param name="CallBatches">Creates the batches of capture calls with the same kind of events.</param>
/// <param name="Reporter">Reports what became of its events.</param>
internal sealed record QueueParts(
    string Name,
    EventSerialiser Serialiser,
    QueueLimits Limits,
    BatchFactory Batches,
    BatchFactory CallBatches,
    Reporter Reporter
)
{
    /// <summary>Whether its events are AI events.</summary>
    public bool IsAi { get; init; }
}
