using PostHog.Wire;

namespace PostHog;

/// <summary>A part of a trace with a state before and after it. Not thread-safe.</summary>
public abstract class AiStep : AiTask
{
    private protected AiStep(string name, string? distinctId)
        : base(name, distinctId) { }

    /// <summary>What it began with: any value that JSON can represent. It is content.</summary>
    public object? InputState
    {
        get => this[AiNames.InputState];
        set => Set(AiNames.InputState, value);
    }

    /// <summary>What it ended with: any value that JSON can represent. It is content.</summary>
    public object? OutputState
    {
        get => this[AiNames.OutputState];
        set => Set(AiNames.OutputState, value);
    }
}
