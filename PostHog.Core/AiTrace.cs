using PostHog.Wire;

namespace PostHog;

/// <summary>
/// A whole unit of work (<c>$ai_trace</c>). PostHog shows a trace without it too; it adds a name, states, latency and
/// error. Not thread-safe.
/// </summary>
public sealed class AiTrace : AiStep
{
    /// <summary>Creates an event about a trace.</summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means that of the current scope or
    /// context; without one the event is personless.</param>
    public AiTrace(string? distinctId = null)
        : base(AiNames.Trace, distinctId) { }

    /// <summary>The name of the trace, such as <c>answer question</c>.</summary>
    public string? TraceName
    {
        get => Text(AiNames.TraceName);
        set => Set(AiNames.TraceName, value);
    }
}
