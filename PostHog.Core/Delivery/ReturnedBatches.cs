namespace PostHog.Delivery;

/// <summary>
/// The batches of a queue that came back and wait at its head for another attempt, oldest first. Not safe for use by many
/// threads: the queue sees to that.
/// </summary>
internal sealed class ReturnedBatches
{
    private static readonly PostHogFailure Full = new(
        PostHogFailureKind.QueueFull,
        "The queue is full; the oldest events made room for newer ones."
    );

    private readonly LinkedList<BatchDelivery> _batches = [];

    /// <summary>The batch whose turn is next; null when none waits.</summary>
    public BatchDelivery? Head => _batches.First?.Value;

    /// <summary>How many events wait in them. Asked for every event that is queued, when as a rule there are none.</summary>
    public int Events => _batches.Count == 0 ? 0 : _batches.Sum(batch => batch.Pending.Count);

    /// <summary>Takes a batch back; it goes first.</summary>
    public void PutFirst(BatchDelivery batch) => _batches.AddFirst(batch);

    /// <summary>Adds a batch behind the others.</summary>
    public void PutLast(BatchDelivery batch) => _batches.AddLast(batch);

    /// <summary>Takes the next batch out; null when there is none for this taker.</summary>
    public BatchDelivery? Take(TakeMode mode, TimeSpan now)
    {
        if (Head is not { } head || IsHeldBack(head, mode, now))
        {
            return null;
        }

        _batches.RemoveFirst();
        return head;
    }

    /// <summary>Gives up the oldest events of the batch that is first: it is the oldest there is.</summary>
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

    /// <summary>Gives up everything.</summary>
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
