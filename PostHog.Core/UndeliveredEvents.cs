namespace PostHog;

/// <summary>
/// A report to <see cref="PostHogOptions.OnError"/>: events that were not delivered, or are not known to be, and why.
/// Immutable and safe to share.
/// </summary>
public sealed class UndeliveredEvents
{
    internal UndeliveredEvents(
        PostHogOperation operation,
        PostHogFailure failure,
        int attempts,
        IReadOnlyList<EventVerdict> events
    )
    {
        Operation = operation;
        Failure = failure;
        Attempts = attempts;
        Events = events;
    }

    /// <summary>The operation in which the events failed.</summary>
    public PostHogOperation Operation { get; }

    /// <summary>What went wrong, with the HTTP status and the exception if there are any.</summary>
    public PostHogFailure Failure { get; }

    /// <summary>The number of attempts made; 0 if nothing was sent.</summary>
    public int Attempts { get; }

    /// <summary>The events concerned, each with its verdict.</summary>
    public IReadOnlyList<EventVerdict> Events { get; }

    /// <summary>Returns operation, number of events and failure on one line.</summary>
    public override string ToString() =>
        $"{Operation}: {Events.Count} {(Events.Count == 1 ? "event" : "events")}. {Failure}";
}
