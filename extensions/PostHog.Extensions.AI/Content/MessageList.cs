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

        var list = new List<object?>(messages.Length + 1);
        var room = rules.IsFull ? null : new MessageRoom(list);
        var unread = AddNewest(list, room, messages, begin, rules);
        if (hasInstructions)
        {
            unread += AddInstructions(list, instructions!, unread == 0, rules);
        }

        room?.Count();
        list.Reverse();
        if (room is { IsEnough: false })
        {
            MessageLimit.Apply(list, unread);
        }

        return list;
    }

    // They are older than all messages. Returns how many messages were not added.
    private static int AddInstructions(
        List<object?> list,
        string instructions,
        bool isRoom,
        ContentRules rules
    )
    {
        if (isRoom)
        {
            list.Add(Message(ChatRole.System, null, ContentPart.TextOf(instructions, rules)));
        }

        return isRoom ? 0 : 1;
    }

    private static string Joined(string instructions, string system) =>
        system == instructions ? instructions : $"{instructions}\n\n{system}";

    // From the newest to the oldest, because what is too old to be sent is not read.
    private static int AddNewest(
        List<object?> list,
        MessageRoom? room,
        ChatMessage[] messages,
        int begin,
        ContentRules rules
    )
    {
        var index = messages.Length;
        while (index > begin && room is null or { IsEnough: true })
        {
            var first = list.Count;
            if (messages[--index] is { } message)
            {
                AddTo(list, message, rules);
                list.Reverse(first, list.Count - first);
                room?.Count();
            }
        }

        return index - begin;
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
