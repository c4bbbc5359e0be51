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
        // One system message, whatever the provider makes of two.
        var system = messages.Length > 0 ? messages[0] : null;
        var hasInstructions = !string.IsNullOrEmpty(instructions);
        var begin = hasInstructions && system?.Role == ChatRole.System ? 1 : 0;
        if (begin == 1)
        {
            instructions = Joined(instructions!, system!.Text);
        }

        var list = Newest(messages, begin, rules, out var unread);
        if (hasInstructions && unread == 0)
        {
            list.Add(Message(ChatRole.System, null, ContentPart.TextOf(instructions!, rules)));
        }
        else if (hasInstructions)
        {
            unread++;
        }

        list.Reverse();
        if (!rules.IsFull)
        {
            MessageLimit.Apply(list, unread);
        }

        return list;
    }

    private static string Joined(string instructions, string system) =>
        system == instructions ? instructions : $"{instructions}\n\n{system}";

    // From the newest to the oldest, because what is too old to be sent is not read.
    private static List<object?> Newest(
        ChatMessage[] messages,
        int begin,
        ContentRules rules,
        out int unread
    )
    {
        var list = new List<object?>(messages.Length + 1);
        var room = rules.IsFull ? long.MaxValue : TextLimit.MaxBytes;
        var index = messages.Length;
        while (index > begin && room >= 0)
        {
            var first = list.Count;
            if (messages[--index] is { } message)
            {
                AddTo(list, message, rules);
                list.Reverse(first, list.Count - first);
                room -= rules.IsFull ? 0 : SizeOf(list, first);
            }
        }

        unread = index - begin;
        return list;
    }

    /// <summary>Returns a message.</summary>
    public static Dictionary<string, object?> Message(
        ChatRole role,
        string? author,
        object? content
    )
    {
        var message = new Dictionary<string, object?>(
            author is null ? 2 : 3,
            StringComparer.Ordinal
        )
        {
            ["role"] = role.Value,
        };
        if (author is not null)
        {
            message["name"] = author;
        }

        message["content"] = content;
        return message;
    }

    private static long SizeOf(List<object?> list, int begin)
    {
        var size = 0L;
        for (var index = begin; index < list.Count; index++)
        {
            size += JsonSize.Of(list[index]) + 1;
        }

        return size;
    }

    private static void AddTo(List<object?> list, ChatMessage message, ContentRules rules)
    {
        var (role, author, contents) = (message.Role, message.AuthorName, message.Contents);
        if (contents.Count == 1 && contents[0] is TextContent { Annotations: null } text)
        {
            list.Add(Message(role, author, ContentPart.TextOf(text.Text, rules)));
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
            list.Add(Message(role, author, parts));
        }
    }
}
