using PostHog.Wire;

namespace PostHog;

/// <summary>
/// One step of a trace that is no call of a model (<c>$ai_span</c>): a tool, a search, an agent. Not thread-safe.
/// </summary>
public sealed class AiSpan : AiStep
{
    /// <summary>Creates an event about a step.</summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means that of the current scope or
    /// context; without one the event is personless.</param>
    public AiSpan(string? distinctId = null)
        : base(AiNames.Span, distinctId) { }

    /// <summary>The kind of step, such as <c>tool</c> or <c>retrieval</c>.</summary>
    public string? SpanType
    {
        get => Text(AiNames.SpanType);
        set => Set(AiNames.SpanType, value);
    }
}
