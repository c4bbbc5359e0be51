using System.Collections.Concurrent;

namespace PostHog.TestKit;

/// <summary>What a client reported about its events during a storm. Thread-safe.</summary>
public sealed class StormRecord
{
    private readonly ConcurrentDictionary<Guid, DeliveryOutcome> _lost = new();
    private readonly ConcurrentBag<Guid> _accepted = [];
    private readonly ConcurrentQueue<Guid> _queued = new();
    private readonly ConcurrentBag<Guid> _toldTwice = [];
    private int _mostQueued;

    /// <summary>Records the losses reported to the error callback of these options.</summary>
    public StormRecord(PostHogOptions options)
    {
        Options = options;
        options.OnError = Take;
    }

    public PostHogOptions Options { get; }

    /// <summary>The ids of all events that were accepted.</summary>
    public IReadOnlyCollection<Guid> Accepted => _accepted;

    /// <summary>The ids of the queued events, in order.</summary>
    public IReadOnlyCollection<Guid> Queued => _queued;

    /// <summary>The events that were reported as not delivered, or as unknown.</summary>
    public IReadOnlyDictionary<Guid, DeliveryOutcome> Lost => _lost;

    /// <summary>How many were reported as not delivered.</summary>
    public int Dropped => _lost.Values.Count(one => one == DeliveryOutcome.NotDelivered);

    /// <summary>Events reported with more than one outcome.</summary>
    public IReadOnlyCollection<Guid> ToldTwice => _toldTwice;

    /// <summary>The largest number of queued events observed.</summary>
    public int MaxQueued => _mostQueued;

    /// <summary>Whether a producer may continue: less than half of the queue is used.</summary>
    public bool HasRoom(QueueDiagnostics queue)
    {
        _mostQueued = Math.Max(_mostQueued, queue.Queued);
        return queue.Queued < Options.MaxQueueSize / 2;
    }

    /// <summary>Records the result of an enqueued event.</summary>
    public void Take(EnqueueResult result)
    {
        if (result.IsAccepted)
        {
            _accepted.Add(result.Uuid);
            _queued.Enqueue(result.Uuid);
        }
    }

    /// <summary>Records the result of a capture call, whose losses must match those already reported.</summary>
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
            // Never accepted: its caller got the reason.
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
