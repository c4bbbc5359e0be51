namespace PostHog;

/// <summary>The counters of one queue at one moment. Immutable and safe to share.</summary>
public sealed class QueueDiagnostics
{
    internal QueueDiagnostics(
        int queued,
        int inFlight,
        long accepted,
        long delivered,
        long unknown,
        long retries,
        IReadOnlyDictionary<PostHogFailureKind, long> dropped,
        PostHogFailure? lastError
    )
    {
        Queued = queued;
        InFlight = inFlight;
        Accepted = accepted;
        Delivered = delivered;
        Unknown = unknown;
        Retries = retries;
        Dropped = dropped;
        LastError = lastError;
    }

    /// <summary>Events that wait, those that wait for another attempt included.</summary>
    public int Queued { get; }

    /// <summary>Events in the request that is under way.</summary>
    public int InFlight { get; }

    /// <summary>Events that were accepted since the client was made, by the queue or by a capture call.</summary>
    public long Accepted { get; }

    /// <summary>Events that the server took.</summary>
    public long Delivered { get; }

    /// <summary>Events that left this machine without a readable answer, after the last attempt.</summary>
    public long Unknown { get; }

    /// <summary>Attempts beyond the first of a batch.</summary>
    public long Retries { get; }

    /// <summary>Events that were not delivered, by reason, those never accepted included. Reasons without events are left out.</summary>
    public IReadOnlyDictionary<PostHogFailureKind, long> Dropped { get; }

    /// <summary>The failure met last, whether it passed or not; null when there was none.</summary>
    public PostHogFailure? LastError { get; }
}
