using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Tools;

/// <summary>A tool that a model asked for.</summary>
/// <param name="By">The call that asked for it.</param>
/// <param name="Call">The arguments; null if they are not known.</param>
internal sealed record AskedTool(AskingCall By, FunctionCallContent? Call);
