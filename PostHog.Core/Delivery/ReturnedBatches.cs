using PostHog.Wire;

namespace PostHog.Delivery;

/// <summary>
/// The batches that came back to a queue and wait at its head for another attempt, oldest first. Not thread-safe: the
/// queue synchronises access.
/// </summary>
internal sealed class ReturnedBatches
{
    private static readonly PostHogFailure Full = new(
        PostHogFailureKind.QueueFull,
        "The queue is full; the oldest events made room for newer ones."
    );

    private readonly LinkedList<BatchDelivery> _batches = [];

    /// <summary>The next batch; null if there is none.</summary>
    public BatchDelivery? Head => _batches.First?.Value;

    /// <summary>
    /// The number of events in the batches. Read for every event that is queued, when there are usually no batches.
    /// </summary>
    public int Events => _batches.Count == 0 ? 0 : _batches.Sum(batch => batch.Pending.Count);

    /// <summary>The events in the batches.</summary>
    public IEnumerable<SerialisedEvent> Pending => _batches.SelectMany(batch => batch.Pending);

    /// <summary>Puts a batch back, before the others.</summary>
    public void PutFirst(BatchDelivery batch) => _batches.AddFirst(batch);

    /// <summary>Adds a batch after the others.</summary>
    public void PutLast(BatchDelivery batch) => _batches.AddLast(batch);

    /// <summary>Takes the next batch out; null if there is none for this mode.</summary>
    public BatchDelivery? Take(TakeMode mode, TimeSpan now)
    {
        if (Head is not { } head || IsHeldBack(head, mode, now))
        {
            return null;
        }

        _batches.RemoveFirst();
        return head;
    }

    /// <summary>Gives up the oldest events of the first batch, which is the oldest one.</summary>
    public IReadOnlyList<SettledEvent> EvictFromHead(int excess)
    {
        var head = Head!;
        var evicted = head.AbandonOldest(Math.Min(excess, head.Pending.Count), Full);
        if (head.IsDone)
        {
            _batches.RemoveFirst();
        }

        return evicted;
    }

    /// <summary>Gives up all batches.</summary>
    public List<SettledEvent> Abandon(PostHogFailure failure)
    {
        List<SettledEvent> settled = [.. _batches.SelectMany(batch => batch.Abandon(failure))];
        _batches.Clear();
        return settled;
    }

    private static bool IsHeldBack(BatchDelivery head, TakeMode mode, TimeSpan now) =>
        now < head.NotBefore
        && mode switch
        {
            TakeMode.Due => true,
            TakeMode.Flush => head.ServerAskedToWait,
            _ => false,
        };
}
