using PostHog.Capture;
using PostHog.Wire;

namespace PostHog;

/// <summary>
/// A part of a trace that takes time: a call of a model, a step, or the whole trace. Not thread-safe.
/// </summary>
public abstract class AiTask : AiEvent
{
    private protected AiTask(string name, string? distinctId, int capacity = 0)
        : base(name, distinctId, capacity) => Set(AiNames.SpanId, EventIds.NewDistinctId());

    /// <summary>
    /// The id by which others name this as their <see cref="AiEvent.ParentId"/>. By default a new UUID.
    /// </summary>
    public string? SpanId
    {
        get => Text(AiNames.SpanId);
        set => Set(AiNames.SpanId, value);
    }

    /// <summary>The name of this part, such as <c>summarise</c>.</summary>
    public string? SpanName
    {
        get => Text(AiNames.SpanName);
        set => Set(AiNames.SpanName, value);
    }

    /// <summary>The agent that did it.</summary>
    public string? AgentName
    {
        get => Text(AiNames.AgentName);
        set => Set(AiNames.AgentName, value);
    }

    /// <summary>The framework in use, such as <c>semantic-kernel</c>.</summary>
    public string? Framework
    {
        get => Text(AiNames.Framework);
        set => Set(AiNames.Framework, value);
    }

    /// <summary>How long it took, to the end of the response; sent in seconds.</summary>
    public TimeSpan? Latency
    {
        get => Time(AiNames.Latency);
        set => SetTime(AiNames.Latency, value);
    }
}
