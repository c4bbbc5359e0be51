using PostHog.Wire;

namespace PostHog;

/// <summary>What a person says about the answer of a model (<c>$ai_feedback</c>). Not thread-safe.</summary>
/// <remarks>
/// PostHog now prefers answers to a survey:
/// <see cref="PostHogEvent.SurveySent(string, string, IReadOnlyList{object?}, string?)"/> with the trace id.
/// </remarks>
public sealed class AiFeedback : AiEvent
{
    /// <summary>Creates feedback.</summary>
    /// <param name="traceId">The trace it is about.</param>
    /// <param name="text">What the person says. It is sent in privacy mode too.</param>
    /// <param name="distinctId">The person's id. Null or blank, the default, means that of the current scope or
    /// context; without one the event is personless.</param>
    public AiFeedback(string traceId, string text, string? distinctId = null)
        : base(AiNames.Feedback, distinctId)
    {
        TraceId = traceId;
        this[AiNames.FeedbackText] = text;
    }
}
