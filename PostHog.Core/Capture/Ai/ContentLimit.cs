using System.Globalization;

namespace PostHog.Capture.Ai;

// Facts: ai-truncation.
/// <summary>
/// Limits the size of a value as JSON, and keeps its shape: of lists the end is removed, and only long texts are cut.
/// Names, types, roles and ids stay as they are.
/// </summary>
internal static class ContentLimit
{
    /// <summary>The maximum size of a value that is not a list of messages: a text of the maximum size fits.</summary>
    public const int MaxBytes = TextLimit.MaxBytes + 20_000;

    /// <summary>The maximum size of the tools that a model is offered.</summary>
    public const int MaxToolBytes = 100_000;

    /// <summary>The room for a note about what was removed.</summary>
    public const int NoteBytes = 100;

    // Shorter texts are names and ids, of which a part would say something else.
    private const int ShortText = 200;

    /// <summary>Returns the value with at most this many bytes; changes lists and dictionaries in place.</summary>
    /// <param name="value">A copy of the caller's value.</param>
    /// <param name="maxBytes">The maximum size.</param>
    public static object? Apply(object? value, long maxBytes = MaxBytes) =>
        TryFit(ref value, maxBytes) ? value : "[removed due to size limit]";

    /// <summary>Reduces a value to the room; returns false if nothing of it fits.</summary>
    public static bool TryFit(ref object? value, long room)
    {
        if (JsonSize.AtMost(value) <= room || JsonSize.Of(value) <= room)
        {
            return true;
        }

        switch (value)
        {
            case string text when text.Length > ShortText && room > ShortText:
                value = TextLimit.CutJson(text, room);
                return true;
            case List<object?> elements when room > 2 * NoteBytes:
                FitElements(elements, room - 2);
                return true;
            case Dictionary<string, object?> members when room > 2 * NoteBytes:
                FitMembers(members, room - 2);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Says how many elements like this one were removed, in the shape of the others.</summary>
    public static object Note(object? like, int removed) =>
        like switch
        {
            Dictionary<string, object?> message when message.ContainsKey("role") => Note(
                ("role", "posthog"),
                ("content", Text(removed, "messages"))
            ),
            Dictionary<string, object?> part when part.ContainsKey("type") => Note(
                ("type", "text"),
                ("text", Text(removed, "parts"))
            ),
            _ => Text(removed, "elements"),
        };

    private static void FitElements(List<object?> elements, long room)
    {
        room -= NoteBytes;
        var index = 0;
        while (index < elements.Count)
        {
            var size = JsonSize.Of(elements[index]) + 1;
            if (size > room)
            {
                break;
            }

            room -= size;
            index++;
        }

        var next = elements[Math.Min(index, elements.Count - 1)];
        if (index < elements.Count && TryFit(ref next, room - 1))
        {
            elements[index++] = next;
        }

        var removed = elements.Count - index;
        if (removed > 0)
        {
            elements.RemoveRange(index, removed);
            elements.Add(Note(next, removed));
        }
    }

    // What names and types a value is short, and must not be lost to what is long before it.
    private static void FitMembers(Dictionary<string, object?> members, long room)
    {
        room -= NoteBytes;
        var removed = 0;
        var names = members.Keys.ToArray();
        foreach (var name in names)
        {
            if (IsShort(members[name]) && !Fit(members, name, ref room))
            {
                removed++;
            }
        }

        foreach (var name in names)
        {
            if (
                members.TryGetValue(name, out var value)
                && !IsShort(value)
                && !Fit(members, name, ref room)
            )
            {
                removed++;
            }
        }

        if (removed > 0)
        {
            members["..."] = Text(removed, "members");
        }
    }

    private static bool Fit(Dictionary<string, object?> members, string name, ref long room)
    {
        var ofName = JsonSize.Of(name) + 2;
        var value = members[name];
        if (!TryFit(ref value, room - ofName))
        {
            members.Remove(name);
            return false;
        }

        members[name] = value;
        room -= ofName + JsonSize.Of(value);
        return true;
    }

    private static bool IsShort(object? value) =>
        value is string text
            ? text.Length <= ShortText
            : value is not (List<object?> or Dictionary<string, object?>);

    private static string Text(int removed, string what) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "[{0} {1} removed due to size limit]",
            removed,
            what
        );

    private static Dictionary<string, object?> Note(params (string Name, string Value)[] members)
    {
        var note = new Dictionary<string, object?>(members.Length, StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            note[name] = value;
        }

        return note;
    }
}
