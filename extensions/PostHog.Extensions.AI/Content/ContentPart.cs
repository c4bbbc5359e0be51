using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;
using PostHog.Wire;

namespace PostHog.Extensions.AI.Content;

/// <summary>Writes parts of messages in the shape that PostHog shows.</summary>
internal static class ContentPart
{
    /// <summary>Adds what is sent of a part; nothing for what is no content.</summary>
    public static void AddTo(List<object?> parts, AIContent? content, ContentRules rules)
    {
        switch (content)
        {
            case null or UsageContent:
                return;
            case TextContent text:
                parts.Add(Text("text", TextOf(text.Text, rules)));
                Citations.AddTo(parts, text.Annotations);
                return;
            case TextReasoningContent reasoning:
                parts.Add(Text("reasoning", TextOf(reasoning.Text, rules)));
                return;
            case FunctionCallContent call:
                parts.Add(CallOf(call, rules));
                return;
            case DataContent or UriContent or HostedFileContent:
                parts.Add(MediaPart.Of(content, rules));
                return;
            case ErrorContent error:
                parts.Add(Text("text", TextOf(error.Message ?? "", rules)));
                return;
            default:
                parts.Add(Text("text", TextOf(UnknownText(content), rules)));
                return;
        }
    }

    /// <summary>Returns the message with the result of a tool.</summary>
    public static Dictionary<string, object?> ResultOf(
        FunctionResultContent result,
        ContentRules rules
    )
    {
        var message = new Dictionary<string, object?>(4, StringComparer.Ordinal)
        {
            ["role"] = ChatRole.Tool.Value,
            ["tool_call_id"] = result.CallId,
            ["content"] = ValueOf(result.Result, rules),
        };
        if (result.Exception is { } error)
        {
            message["isError"] = true;
            message["content"] ??= TextOf(ErrorText.MessageOf(error), rules);
        }

        return message;
    }

    /// <summary>Returns what is sent of a text.</summary>
    public static string TextOf(string text, ContentRules rules) =>
        rules.IsFull ? text : MediaPlaceholders.OfText(text);

    /// <summary>Returns what is sent of an argument or a result: a text, or a value of JSON.</summary>
    public static object? ValueOf(object? value, ContentRules rules) =>
        value switch
        {
            null => null,
            string text => TextOf(text, rules),
            JsonElement { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
            JsonElement { ValueKind: JsonValueKind.String } text => TextOf(
                text.GetString()!,
                rules
            ),
            _ => AiContent.Copy(value, rules.IsFull),
        };

    private static Dictionary<string, object?> CallOf(
        FunctionCallContent call,
        ContentRules rules
    ) =>
        new(3, StringComparer.Ordinal)
        {
            ["type"] = "tool-call",
            ["id"] = call.CallId,
            ["function"] = new Dictionary<string, object?>(2, StringComparer.Ordinal)
            {
                ["name"] = call.Name,
                ["arguments"] = ValueOf(call.Arguments, rules),
            },
        };

    private static Dictionary<string, object?> Text(string type, string text) =>
        new(2, StringComparer.Ordinal) { ["type"] = type, ["text"] = text };

    private static string UnknownText(AIContent content)
    {
        try
        {
            using var text = new MemoryStream();
            using (var json = new Utf8JsonWriter(text))
            {
                var type = AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent));
                JsonSerializer.Serialize(json, content, type);
            }

            return Encoding.UTF8.GetString(text.ToArray());
        }
        catch (Exception)
        {
            // A kind that its own library cannot write is at least named.
            return content.GetType().Name;
        }
    }
}
