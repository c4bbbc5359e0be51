namespace PostHog.Delivery;

/// <summary>The decision after one attempt: delivered, again after a while, or given up because of a failure.</summary>
internal readonly record struct Verdict(
    VerdictKind Kind,
    TimeSpan Delay,
    DeliveryOutcome Outcome,
    PostHogFailure? Failure
)
{
    /// <summary>Whether the server took the events, but reports a quota of the project as used up.</summary>
    public bool QuotaLimited { get; init; }

    public static Verdict Delivered() =>
        new(VerdictKind.Delivered, TimeSpan.Zero, DeliveryOutcome.Delivered, Failure: null);

    public static Verdict Again(TimeSpan delay, PostHogFailure failure) =>
        new(VerdictKind.Again, delay, DeliveryOutcome.NotDelivered, failure);

    public static Verdict GivenUp(DeliveryOutcome outcome, PostHogFailure failure) =>
        new(VerdictKind.GivenUp, TimeSpan.Zero, outcome, failure);
}
