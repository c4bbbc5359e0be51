namespace PostHog.Compliance.Sessions;

/// <summary>What became of an event that was handed to a session.</summary>
/// <param name="Uuid">Its id; null when it was not taken.</param>
/// <param name="Failure">Why it was not taken; null when it was.</param>
internal sealed record Admission(Guid? Uuid, PostHogFailure? Failure)
{
    public static Admission Of(EnqueueResult result) =>
        new(result.IsAccepted ? result.Uuid : null, result.Failure);
}
