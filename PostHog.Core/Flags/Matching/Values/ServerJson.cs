using System.Collections;
using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace PostHog.Flags.Matching.Values;

// Facts: value-text.
/// <summary>
/// Prints arrays and objects as the server does: without spaces, members ordered by name. Gives up if the text could
/// differ from what is sent (nulls in objects, deep or large values), or if caller code fails.
/// </summary>
internal static class ServerJson
{
    private const int MaxDepth = 16;
    private const int MaxLength = 64 * 1024;

    /// <summary>Returns the text of an array or object; null if this client cannot know it.</summary>
    public static string? Of(in ServerValue value)
    {
        try
        {
            var json = new StringBuilder();
            return TryAppend(json, value, depth: 0) ? json.ToString() : null;
        }
        catch (Exception)
        {
            // A collection changed during the enumeration, or its code failed: inconclusive.
            return null;
        }
    }

    /// <summary>Whether the server reads every element of an array as true.</summary>
    public static Match AreTrue(IEnumerable elements) => AreTrue(elements, MaxDepth);

    private static Match AreTrue(IEnumerable elements, int depth)
    {
        if (depth == 0)
        {
            return Match.Inconclusive;
        }

        var all = Match.Yes;
        var count = 0;
        try
        {
            foreach (var element in elements)
            {
                if (++count > MaxLength)
                {
                    return Match.Inconclusive;
                }

                var value = ServerValue.Of(element);
                var isTrue =
                    value.Kind == ServerKind.Array
                        ? AreTrue((IEnumerable)value.Raw!, depth - 1)
                        : value.AsBoolean;
                if (isTrue == Match.No)
                {
                    return isTrue;
                }

                all = isTrue == Match.Inconclusive ? isTrue : all;
            }
        }
        catch (Exception)
        {
            all = Match.Inconclusive; // as in Of
        }

        return all;
    }

    private static bool TryAppend(StringBuilder json, in ServerValue value, int depth)
    {
        if (depth > MaxDepth || json.Length > MaxLength)
        {
            return false;
        }

        switch (value.Kind)
        {
            case ServerKind.Array:
                return TryAppendElements(json, value, depth);
            case ServerKind.Object:
                return TryAppendMembers(json, value, depth);
            case ServerKind.Absent:
                // The client writes null in an array, and omits the member in an object.
                json.Append("null");
                return true;
            case ServerKind.Text:
                AppendText(json, value.Text!);
                return true;
            default:
                json.Append(value.Text);
                return value.Kind != ServerKind.Opaque;
        }
    }

    private static bool TryAppendElements(StringBuilder json, in ServerValue array, int depth)
    {
        json.Append('[');
        var separator = "";
        foreach (var element in (IEnumerable)array.Raw!)
        {
            json.Append(separator);
            separator = ",";
            if (!TryAppend(json, array.Inner(element), depth + 1))
            {
                return false;
            }
        }

        json.Append(']');
        return true;
    }

    private static bool TryAppendMembers(StringBuilder json, in ServerValue map, int depth)
    {
        var members = MembersOf(map.Raw!);
        json.Append('{');
        var separator = "";
        // More members would be too long in any case, and the sequence may be endless.
        var bounded = members.Take(MaxLength);
        foreach (var member in bounded.OrderBy(member => member.Key, CodePointOrder.Instance))
        {
            var value = map.Inner(member.Value);
            json.Append(separator);
            separator = ",";
            AppendText(json, WellFormed.Of(member.Key));
            json.Append(':');
            if (
                value.Kind is ServerKind.Null or ServerKind.Absent
                || !TryAppend(json, value, depth + 1)
            )
            {
                return false;
            }
        }

        json.Append('}');
        return true;
    }

    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(object value) =>
        value is JObject members
            ? members
                .Properties()
                .Select(member => new KeyValuePair<string, object?>(member.Name, member.Value))
            : (IDictionary<string, object?>)value;

    private static void AppendText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var letter in text)
        {
            if (Escape(letter) is { } escape)
            {
                json.Append(escape);
            }
            else
            {
                json.Append(letter);
            }
        }

        json.Append('"');
    }

    private static string? Escape(char letter) =>
        letter switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\f' => "\\f",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            < ' ' => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
            _ => null,
        };
}
