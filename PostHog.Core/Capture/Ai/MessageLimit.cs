using System.Globalization;
using System.Text;

namespace PostHog.Capture.Ai;

// Facts: ai-truncation.
/// <summary>
/// Limits the size of all messages together: removes the oldest, and says how many. Of the newest, as much is kept as
/// fits.
/// </summary>
internal static class MessageLimit
{
    // Numbers, booleans and dates; their exact length does not matter.
    private const int BytesOfScalar = 8;

    // The room for the note about removed messages, and for the marks at the end of texts.
    private const int Reserve = 200;

    /// <summary>Removes messages until the rest fits.</summary>
    /// <param name="messages">The messages, oldest first; a copy of the caller's.</param>
    public static void Apply(List<object?> messages)
    {
        var sizes = messages.ConvertAll(SizeOf);
        var left = sizes.Sum();
        if (left <= TextLimit.MaxBytes)
        {
            return;
        }

        var removed = 0;
        while (left > TextLimit.MaxBytes - Reserve && removed < messages.Count - 1)
        {
            left -= sizes[removed++];
        }

        messages.RemoveRange(0, removed);
        if (left > TextLimit.MaxBytes - Reserve)
        {
            messages[0] = Shorten(messages[0], TextLimit.MaxBytes - Reserve);
        }

        if (removed > 0)
        {
            messages.Insert(0, Note(removed));
        }
    }

    /// <summary>Returns about how many bytes a value takes as JSON.</summary>
    public static long SizeOf(object? value) =>
        value switch
        {
            null => 4,
            string text => Encoding.UTF8.GetByteCount(text) + 3,
            Dictionary<string, object?> members => 2
                + members.Sum(member => SizeOf(member.Key) + 1 + SizeOf(member.Value)),
            List<object?> elements => 2 + elements.Sum(SizeOf),
            _ => BytesOfScalar,
        };

    // Texts get what is left, in their order, after everything else.
    private static object? Shorten(object? message, int maxBytes)
    {
        var texts = TextSizeOf(message);
        var room = Math.Max(maxBytes - (SizeOf(message) - texts), 0);
        return Shorten(message, ref room);
    }

    private static object? Shorten(object? value, ref long room)
    {
        switch (value)
        {
            case string text:
                var cut = TextLimit.Cut(text, (int)room);
                room = Math.Max(room - Encoding.UTF8.GetByteCount(cut), 0);
                return cut;
            case List<object?> elements:
                for (var index = 0; index < elements.Count; index++)
                {
                    elements[index] = Shorten(elements[index], ref room);
                }

                return elements;
            case Dictionary<string, object?> members:
                foreach (var name in members.Keys.ToArray())
                {
                    members[name] = Shorten(members[name], ref room);
                }

                return members;
            default:
                return value;
        }
    }

    private static long TextSizeOf(object? value) =>
        value switch
        {
            string text => Encoding.UTF8.GetByteCount(text),
            Dictionary<string, object?> members => members.Values.Sum(TextSizeOf),
            List<object?> elements => elements.Sum(TextSizeOf),
            _ => 0,
        };

    private static Dictionary<string, object?> Note(int removed) =>
        new(StringComparer.Ordinal)
        {
            ["role"] = "posthog",
            ["content"] = string.Format(
                CultureInfo.InvariantCulture,
                "[{0} messages removed due to size limit]",
                removed
            ),
        };
}
