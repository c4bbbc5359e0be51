using PostHog.Wire;

namespace PostHog.Delivery;

// Facts: v1-batch-failures.
/// <summary>Decides which of the events that wait in a row travel together.</summary>
/// <param name="maxEvents">The most events in one batch.</param>
/// <param name="maxBytes">A batch is closed before its events grow beyond this size; a larger event travels alone.</param>
internal sealed class BatchPicker(int maxEvents, int maxBytes = BatchPicker.MaxBytes)
{
    /// <summary>The usual most bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    private readonly List<SerialisedEvent> _picked = [];
    private readonly HashSet<Guid> _ids = [];
    private int _bytes;

    /// <summary>The events picked so far, in order.</summary>
    public IReadOnlyList<SerialisedEvent> Picked => _picked;

    /// <summary>Takes the next event into the batch; false when it has to wait for another one.</summary>
    public bool TryPick(SerialisedEvent next)
    {
        var isFull =
            _picked.Count >= maxEvents
            || (_picked.Count > 0 && _bytes + next.Json.Length > maxBytes);
        // PostHog refuses a batch that holds one id twice; the second one travels in the next.
        if (isFull || !_ids.Add(next.Uuid))
        {
            return false;
        }

        _picked.Add(next);
        _bytes += next.Json.Length;
        return true;
    }
}
