namespace PostHog.Wire;

// Facts: v0-answer.
/// <summary>What an attempt came to, read out of the response by one version of the protocol.</summary>
internal sealed record CaptureAnswer(
    CaptureAnswerKind Kind,
    DeliveryOutcome Outcome,
    PostHogFailure? Failure
)
{
    private static readonly IReadOnlyDictionary<Guid, EventAnswer> NoEvents =
        new Dictionary<Guid, EventAnswer>();

    /// <summary>What the server said of single events; an event that is not here was accepted.</summary>
    public IReadOnlyDictionary<Guid, EventAnswer> Events { get; init; } = NoEvents;

    /// <summary>Whether the server took the events, but reports a quota of the project as used up.</summary>
    public bool QuotaLimited { get; init; }

    /// <summary>How many events the server had what to say about, on one line for the log; empty when it had nothing to say.</summary>
    public string Remarks { get; init; } = "";

    public static CaptureAnswer Accepted() =>
        new(CaptureAnswerKind.Accepted, DeliveryOutcome.Delivered, Failure: null);

    public static CaptureAnswer Transient(PostHogFailure failure) =>
        new(CaptureAnswerKind.Transient, DeliveryOutcome.NotDelivered, failure);

    public static CaptureAnswer TooLarge(PostHogFailure failure) =>
        new(CaptureAnswerKind.TooLarge, DeliveryOutcome.NotDelivered, failure);

    public static CaptureAnswer Final(DeliveryOutcome outcome, PostHogFailure failure) =>
        new(CaptureAnswerKind.Final, outcome, failure);
}
