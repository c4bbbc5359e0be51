namespace PostHog.Wire;

/// <summary>What an attempt came to, read out of the response by one version of the protocol.</summary>
internal sealed record WireAnswer(
    WireAnswerKind Kind,
    DeliveryOutcome Outcome,
    PostHogFailure? Failure
)
{
    private static readonly IReadOnlyDictionary<Guid, EventAnswer> Nothing =
        new Dictionary<Guid, EventAnswer>();

    /// <summary>What the server said of single events; an event that is not here was accepted.</summary>
    public IReadOnlyDictionary<Guid, EventAnswer> Events { get; init; } = Nothing;

    /// <summary>Whether the server took the events, but reports a quota of the project as used up.</summary>
    public bool QuotaLimited { get; init; }

    /// <summary>How many events the server had what to say about, on one line for the log; empty when it had nothing to say.</summary>
    public string Remarks { get; init; } = "";

    public static WireAnswer Accepted() =>
        new(WireAnswerKind.Accepted, DeliveryOutcome.Delivered, Failure: null);

    public static WireAnswer Passing(PostHogFailure failure) =>
        new(WireAnswerKind.Passing, DeliveryOutcome.NotDelivered, failure);

    public static WireAnswer TooLarge(PostHogFailure failure) =>
        new(WireAnswerKind.TooLarge, DeliveryOutcome.NotDelivered, failure);

    public static WireAnswer Final(DeliveryOutcome outcome, PostHogFailure failure) =>
        new(WireAnswerKind.Final, outcome, failure);
}
