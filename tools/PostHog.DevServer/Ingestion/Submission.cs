namespace PostHog.Development.Ingestion;

/// <summary>The events of a request, or the answer that refuses it; a refused one carries no events.</summary>
internal sealed record Submission(IReadOnlyList<SubmittedEvent> Events, Answer? Refusal = null)
{
    public static Submission Refused(Answer refusal) => new([], refusal);
}
