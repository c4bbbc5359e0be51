using System.Globalization;

namespace PostHog;

/// <summary>The counters of one queue at one moment. Immutable and safe to share.</summary>
public sealed class QueueDiagnostics
{
    internal QueueDiagnostics(
        int queued,
        int inFlight,
        long bytes,
        long accepted,
        long delivered,
        long unknown,
        long retries,
        IReadOnlyDictionary<PostHogFailureKind, long> dropped,
        PostHogFailure? lastFailure,
        long spooled = 0
    )
    {
        Spooled = spooled;
        Queued = queued;
        InFlight = inFlight;
        Bytes = bytes;
        Accepted = accepted;
        Delivered = delivered;
        Unknown = unknown;
        Retries = retries;
        Dropped = dropped;
        LastFailure = lastFailure;
    }

    /// <summary>The number of queued events, including those that wait for a retry.</summary>
    public int Queued { get; }

    /// <summary>The number of events in the current request.</summary>
    public int InFlight { get; }

    /// <summary>
    /// The memory in bytes that the queued events and those in the current request use: their JSON, and 200 bytes for
    /// each. <see cref="PostHogOptions.MaxQueueBytes"/> and <see cref="PostHogOptions.AiMaxQueueBytes"/> limit it.
    /// </summary>
    public long Bytes { get; }

    /// <summary>
    /// The number of events accepted since the client was created, by the queue or by a capture call.
    /// </summary>
    public long Accepted { get; }

    /// <summary>The number of events that PostHog confirmed.</summary>
    public long Delivered { get; }

    /// <summary>
    /// The number of events that left this machine without a readable response, after the last attempt.
    /// </summary>
    public long Unknown { get; }

    /// <summary>
    /// The number of events that were left to the spool (<see cref="PostHogOptions.Spool"/>); 0 without one.
    /// </summary>
    public long Spooled { get; }

    /// <summary>The number of retries: attempts after the first of a batch.</summary>
    public long Retries { get; }

    /// <summary>
    /// The number of events that were not delivered, by reason, including those never accepted. Reasons without events
    /// are left out.
    /// </summary>
    public IReadOnlyDictionary<PostHogFailureKind, long> Dropped { get; }

    /// <summary>The last failure, temporary or not; null if there was none.</summary>
    public PostHogFailure? LastFailure { get; }

    /// <summary>Returns the counters on one line.</summary>
    public override string ToString() =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} queued, {1} in flight, {2} accepted, {3} delivered, {4} unknown, {5} dropped, {6}{7}{8}",
            Queued,
            InFlight,
            Accepted,
            Delivered,
            Unknown,
            Dropped.Values.Sum(),
            Spooled == 0 ? "" : $"{Spooled.ToString(CultureInfo.InvariantCulture)} spooled, ",
            Retries == 1 ? "1 retry" : $"{Retries.ToString(CultureInfo.InvariantCulture)} retries",
            LastFailure is null ? "" : $"; {LastFailure}"
        );
}
