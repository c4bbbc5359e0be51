using System.Collections.Concurrent;

namespace PostHog.TestKit;

/// <summary>What a client told of its events during a storm. Safe for use by many threads.</summary>
public sealed class StormRecord
{
    private readonly ConcurrentDictionary<Guid, DeliveryOutcome> _lost = new();
    private readonly ConcurrentBag<Guid> _accepted = [];
    private readonly ConcurrentQueue<Guid> _queued = new();
    private readonly ConcurrentBag<Guid> _toldTwice = [];
    private int _mostQueued;

    /// <summary>Listens for losses by these options.</summary>
    public StormRecord(PostHogOptions options)
    {
        Options = options;
        options.OnError = Take;
    }

    public PostHogOptions Options { get; }

    /// <summary>The ids of all events that were accepted.</summary>
    public IReadOnlyCollection<Guid> Accepted => _accepted;

    /// <summary>The ids of those that went into the queue, in the order they went.</summary>
    public IReadOnlyCollection<Guid> Queued => _queued;

    /// <summary>The events that were reported as not delivered, or as unknown.</summary>
    public IReadOnlyDictionary<Guid, DeliveryOutcome> Lost => _lost;

    /// <summary>How many were reported as not delivered.</summary>
    public int Dropped => _lost.Values.Count(one => one == DeliveryOutcome.NotDelivered);

    /// <summary>Events of which more than one end was told.</summary>
    public IReadOnlyCollection<Guid> ToldTwice => _toldTwice;

    /// <summary>The most events that were seen to wait.</summary>
    public int MostQueued => _mostQueued;

    /// <summary>Whether a producer may go on: less than half of the queue is taken.</summary>
    public bool HasRoom(QueueDiagnostics queue)
    {
        _mostQueued = Math.Max(_mostQueued, queue.Queued);
        return queue.Queued < Options.MaxQueueSize / 2;
    }

    /// <summary>Takes the answer to an event that was queued.</summary>
    public void Take(EnqueueResult result)
    {
        if (result.IsAccepted)
        {
            _accepted.Add(result.Uuid);
            _queued.Enqueue(result.Uuid);
        }
    }

    /// <summary>Takes the answer to a capture call; its losses were told already, and have to be the same.</summary>
    public void Take(CaptureResult result)
    {
        foreach (var verdict in result.Verdicts.Where(one => one.Uuid != Guid.Empty))
        {
            _accepted.Add(verdict.Uuid);
            var told = _lost.TryGetValue(verdict.Uuid, out var loss)
                ? loss
                : DeliveryOutcome.Delivered;
            if (told != verdict.Outcome)
            {
                _toldTwice.Add(verdict.Uuid);
            }
        }
    }

    private void Take(UndeliveredEvents error)
    {
        if (error.Operation == PostHogOperation.Enqueue)
        {
            // Never accepted: its caller was told.
            return;
        }

        foreach (var verdict in error.Events.Where(one => one.Uuid != Guid.Empty))
        {
            if (!_lost.TryAdd(verdict.Uuid, verdict.Outcome))
            {
                _toldTwice.Add(verdict.Uuid);
            }
        }
    }
}
