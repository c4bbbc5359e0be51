using PostHog.Wire;

namespace PostHog.Delivery;

// Facts: v1-batch-failures.
/// <summary>Decides which of the queued events are sent together.</summary>
/// <param name="maxEvents">The maximum number of events in one batch.</param>
/// <param name="maxBytes">A batch ends before its events exceed this size; a larger event is sent alone.</param>
/// <param name="expected">The number of events that wait, for which there will be room at once.</param>
internal sealed partial class BatchPicker(
    int maxEvents,
    int maxBytes = BatchPicker.MaxBytes,
    int expected = 0
)
{
    /// <summary>The default maximum size in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    private readonly List<SerialisedEvent> _picked = new(Math.Min(maxEvents, expected));
    private HashSet<Guid>? _ids;
    private int _bytes;

    /// <summary>The events picked so far, in order.</summary>
    public IReadOnlyList<SerialisedEvent> Picked => _picked;

    /// <summary>Adds the next event to the batch; false if it must wait for another one.</summary>
    public bool TryPick(SerialisedEvent next)
    {
        var isFull =
            _picked.Count >= maxEvents
            || (_picked.Count > 0 && _bytes + next.Json.Length > maxBytes);
        // PostHog refuses a batch that contains an id twice; the second event is sent in the next batch.
        if (isFull || (_picked.Count > 0 && !Ids.Add(next.Uuid)))
        {
            return false;
        }

        _picked.Add(next);
        _bytes += next.Json.Length;
        return true;
    }

    // From the second event on: most calls send one.
    private HashSet<Guid> Ids
    {
        get
        {
            if (_ids is null)
            {
                _ids = Sized(Math.Min(maxEvents, expected));
                _ids.Add(_picked[0].Uuid);
            }

            return _ids;
        }
    }
}
