using System.Text.Json;
using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Content;

namespace PostHog.Extensions.AI.Tools;

/// <summary>Describes what a tool was given and what it returned. The event is reduced when it is queued.</summary>
internal static class ToolStates
{
    private static readonly ContentRules Everything = new(IsPrivate: false, IsFull: true);

    /// <summary>Sets the arguments.</summary>
    public static void SetInput(AiSpan span, FunctionCallContent? call) =>
        span.InputState = ContentPart.ValueOf(call?.Arguments, Everything);

    /// <summary>Sets the result as Microsoft's libraries say it; null if they do not.</summary>
    public static void SetOutput(AiSpan span, string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "null");
            span.OutputState = ContentPart.ValueOf(document.RootElement, Everything);
        }
        catch (JsonException)
        {
            span.OutputState = json;
        }
    }

    /// <summary>Sets the result, unless it is content that is not sent.</summary>
    public static void SetOutput(AiSpan span, FunctionResultContent result, bool isPrivate)
    {
        if (result.Exception is { } error)
        {
            span.Error = error;
        }

        if (!isPrivate)
        {
            span.OutputState = ContentPart.ValueOf(result.Result, Everything);
        }
    }
}
