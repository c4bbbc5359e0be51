using System.Text.Json;
using Microsoft.Extensions.AI;
using PostHog.Extensions.AI.Content;

namespace PostHog.Extensions.AI.Tools;

/// <summary>Describes what a tool was given and what it returned. </summary>
internal static class ToolStates
{
    /// <summary>Sets the arguments.</summary>
    public static void SetInput(AiSpan span, FunctionCallContent? call, ContentRules rules) =>
        span.InputState = ContentPart.ValueOf(call?.Arguments, rules);

    /// <summary>Sets the result as Microsoft's libraries say it; null if they do not.</summary>
    public static void SetOutput(AiSpan span, string? json, ContentRules rules)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "null");
            span.OutputState = ContentPart.ValueOf(document.RootElement, rules);
        }
        catch (JsonException)
        {
            span.OutputState = json;
        }
    }

    /// <summary>Sets the result, unless it is content that is not sent.</summary>
    public static void SetOutput(AiSpan span, FunctionResultContent result, ContentRules rules)
    {
        if (result.Exception is { } error)
        {
            span.Error = error;
        }

        if (!rules.IsPrivate)
        {
            span.OutputState = ContentPart.ValueOf(result.Result, rules);
        }
    }
}
