using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;

namespace PostHog.Extensions.AI.Content;

/// <summary>Writes messages in the shape that PostHog shows.</summary>
internal static class MessageList
{
    /// <summary>Returns what was sent to a model.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="instructions">A system prompt outside the messages; null for none.</param>
    /// <param name="rules">What is captured.</param>
    public static List<object?> Of(ChatMessage[] messages, string? instructions, ContentRules rules)
    {
        var list = new List<object?>(messages.Length + 1);
        var begin = 0;
        if (!string.IsNullOrEmpty(instructions))
        {
            // One system message, whatever the provider makes of two.
            var system = messages.Length > 0 ? messages[0] : null;
            if (system?.Role == ChatRole.System)
            {
                begin = 1;
                instructions =
                    system.Text == instructions ? instructions : $"{instructions}\n\n{system.Text}";
            }

            list.Add(Message(ChatRole.System, ContentPart.TextOf(instructions!, rules)));
        }

        for (var index = begin; index < messages.Length; index++)
        {
            if (messages[index] is { } message)
            {
                AddTo(list, message.Role, message.Contents, rules);
            }
        }

        if (!rules.IsFull)
        {
            MessageLimit.Apply(list);
        }

        return list;
    }

    /// <summary>Returns one message; several if it holds the results of several tools.</summary>
    public static List<object?> OfOne(ChatRole role, IList<AIContent> contents, ContentRules rules)
    {
        var list = new List<object?>(1);
        AddTo(list, role, contents, rules);
        return list;
    }

    private static void AddTo(
        List<object?> list,
        ChatRole role,
        IList<AIContent> contents,
        ContentRules rules
    )
    {
        if (contents.Count == 1 && contents[0] is TextContent { Annotations: null } text)
        {
            list.Add(Message(role, ContentPart.TextOf(text.Text, rules)));
            return;
        }

        var parts = new List<object?>(contents.Count);
        foreach (var content in contents)
        {
            if (content is FunctionResultContent result)
            {
                list.Add(ContentPart.ResultOf(result, rules));
            }
            else
            {
                ContentPart.AddTo(parts, content, rules);
            }
        }

        if (parts.Count > 0)
        {
            list.Add(Message(role, parts));
        }
    }

    private static Dictionary<string, object?> Message(ChatRole role, object content) =>
        new(2, StringComparer.Ordinal) { ["role"] = role.Value, ["content"] = content };
}
