using System.Text.Json;
using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;
using PostHog.Wire;

namespace PostHog.Extensions.AI.Content;

/// <summary>Writes parts of messages in the shape that PostHog shows.</summary>
internal static class ContentPart
{
    // With more, arguments are larger than what is sent.
    private const int MaxMembers = 10_000;

    /// <summary>Adds what is sent of a part; nothing for what is no content.</summary>
    public static void AddTo(List<object?> parts, AIContent? content, ContentRules rules)
    {
        var begin = parts.Count;
        try
        {
            Add(parts, content, rules);
        }
        catch (Exception fault)
        {
            // One part that cannot be read is named, and does not cost the others.
            rules.Capture.Warn(fault);
            parts.RemoveRange(begin, parts.Count - begin);
            parts.Add(Text("text", content!.GetType().Name));
        }
    }

    private static void Add(List<object?> parts, AIContent? content, ContentRules rules)
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
                AddOther(parts, content, rules);
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

    /// <summary>
    /// Returns what is sent of an argument or a result: a text, or a value of JSON; null if it cannot be read.
    /// </summary>
    public static object? ValueOf(object? value, ContentRules rules)
    {
        try
        {
            return Read(value, rules);
        }
        catch (Exception fault)
        {
            rules.Capture.Warn(fault);
            return null;
        }
    }

    private static object? Read(object? value, ContentRules rules) =>
        value switch
        {
            null => null,
            string text => TextOf(text, rules),
            AIContent content => PartsOf([content], rules) is { Count: 1 } parts ? parts[0] : null,
            IEnumerable<AIContent> contents => PartsOf(contents, rules),
            JsonElement { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
            JsonElement { ValueKind: JsonValueKind.String } text => TextOf(
                text.GetString()!,
                rules
            ),
            JsonElement json when !rules.IsFull => JsonContent.Of(json),
            IDictionary<string, object?> members => MembersOf(members, rules),
            _ => AiContent.Copy(value, rules.IsFull),
        };

    // Members may be content themselves; what they hold is copied like any value.
    private static object? MembersOf(IDictionary<string, object?> members, ContentRules rules)
    {
        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (copy.Count >= MaxMembers && !rules.IsFull)
            {
                break;
            }

            copy[member.Key] =
                member.Value is IDictionary<string, object?>
                    ? AiContent.Copy(member.Value, rules.IsFull)
                    : ValueOf(member.Value, rules);
        }

        return rules.IsFull ? copy : MediaPlaceholders.Replace(copy);
    }

    /// <summary>Returns what is sent of several parts.</summary>
    public static List<object?> PartsOf(IEnumerable<AIContent> contents, ContentRules rules)
    {
        var parts = new List<object?>();
        foreach (var content in contents)
        {
            if (content is FunctionResultContent result)
            {
                parts.Add(ResultOf(result, rules));
            }
            else
            {
                AddTo(parts, content, rules);
            }
        }

        return parts;
    }

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

    /// <summary>Returns a part that is a text.</summary>
    public static Dictionary<string, object?> Text(string type, string text) =>
        new(2, StringComparer.Ordinal) { ["type"] = type, ["text"] = text };

    private static void AddOther(List<object?> parts, AIContent content, ContentRules rules)
    {
        try
        {
            if (ServerToolPart.TryAdd(parts, content, rules))
            {
                return;
            }
        }
        catch (TypeLoadException)
        {
            // A version of the library without one of these types: this is none of them.
        }
        catch (MissingMemberException)
        {
            // The same of one of their members.
        }

        parts.Add(Text("text", TextOf(UnknownText(content, rules), rules)));
    }

    private static Dictionary<string, object?> MembersOf(AIContent content, ContentRules rules)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["$type"] = content.GetType().Name,
        };
        if (AiContent.Copy(content, rules.IsFull) is Dictionary<string, object?> copy)
        {
            foreach (var member in copy)
            {
                if (member.Value is not null && !JsonContent.IsSigned(member.Key))
                {
                    members[member.Key] = member.Value;
                }
            }
        }

        return members;
    }

    private static string UnknownText(AIContent content, ContentRules rules)
    {
        try
        {
            var type = AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent));
            var json = JsonSerializer.SerializeToElement(content, type);
            return rules.IsFull ? json.GetRawText() : JsonContent.TextOf(JsonContent.Of(json));
        }
        catch (Exception)
        {
            // The library does not know the kinds of others.
            return JsonContent.TextOf(MembersOf(content, rules));
        }
    }
}
