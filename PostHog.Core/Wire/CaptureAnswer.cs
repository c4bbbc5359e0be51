namespace PostHog.Wire;

// Facts: v0-answer.
/// <summary>The result of an attempt, read from the response by one wire version.</summary>
internal sealed record CaptureAnswer(
    CaptureAnswerKind Kind,
    DeliveryOutcome Outcome,
    PostHogFailure? Failure
)
{
    /// <summary>
    /// The server's answers for single events; null if there are none. An event without an entry was accepted.
    /// </summary>
    public IReadOnlyDictionary<Guid, EventAnswer>? Events { get; init; }

    /// <summary>Whether the server took the events but reports that a quota of the project is used up.</summary>
    public bool QuotaLimited { get; init; }

    /// <summary>
    /// How many events the server commented on, and with what, on one line for the log; empty if there were no
    /// comments.
    /// </summary>
    public string Remarks { get; init; } = "";

    public static CaptureAnswer Received() =>
        new(CaptureAnswerKind.Received, DeliveryOutcome.Delivered, Failure: null);

    public static CaptureAnswer Transient(PostHogFailure failure) =>
        new(CaptureAnswerKind.Transient, DeliveryOutcome.NotDelivered, failure);

    public static CaptureAnswer TooLarge(PostHogFailure failure) =>
        new(CaptureAnswerKind.TooLarge, DeliveryOutcome.NotDelivered, failure);

    public static CaptureAnswer Final(DeliveryOutcome outcome, PostHogFailure failure) =>
        new(CaptureAnswerKind.Final, outcome, failure);
}
