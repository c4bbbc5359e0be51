using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Tools;

/// <summary>A tool that a model asked for.</summary>
/// <param name="By">The call that asked for it.</param>
/// <param name="Call">The arguments; null if they are not known.</param>
internal sealed record AskedTool(AskingCall By, FunctionCallContent? Call)
{
    /// <summary>The next one that the same call gave the same id; null if there is none.</summary>
    public AskedTool? Next { get; init; }

    /// <summary>Returns this with another one after it.</summary>
    public AskedTool Then(AskedTool other) => this with { Next = Next?.Then(other) ?? other };
}
