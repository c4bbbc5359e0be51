using System.Globalization;
using Newtonsoft.Json;

namespace PostHog.Flags.Overriding;

/// <summary>Finds members of a JSON object in its text, for messages.</summary>
internal static class MemberPlace
{
    /// <summary>Returns the line of the last member with this name, such as "line 3".</summary>
    /// <param name="json">An object as valid JSON.</param>
    /// <param name="name">The name.</param>
    public static string Of(string json, string name)
    {
        using var reader = Reader(json);
        var line = 1;
        while (reader.Read())
        {
            if (
                reader.TokenType == JsonToken.PropertyName
                && reader.Depth == 1
                && (string?)reader.Value == name
            )
            {
                line = reader.LineNumber;
            }
        }

        return Line(line);
    }

    /// <summary>Returns the line where an element of an array begins, such as "line 3".</summary>
    /// <param name="json">An object as valid JSON.</param>
    /// <param name="name">The name of the array, in the object itself.</param>
    /// <param name="index">The place of the element, from 0.</param>
    public static string OfElement(string json, string name, int index)
    {
        using var reader = Reader(json);
        var isInside = false;
        var (next, line) = (0, 1);
        while (reader.Read())
        {
            if (reader.TokenType == JsonToken.PropertyName && reader.Depth == 1)
            {
                isInside = (string?)reader.Value == name;
                next = 0;
            }
            else if (isInside && reader.Depth == 2 && !IsEnd(reader.TokenType))
            {
                line = next++ == index ? reader.LineNumber : line;
            }
        }

        return Line(line);
    }

    private static bool IsEnd(JsonToken token) =>
        token is JsonToken.EndObject or JsonToken.EndArray;

    private static JsonTextReader Reader(string json) =>
        new(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = null };

    private static string Line(int line) =>
        string.Format(CultureInfo.InvariantCulture, "line {0}", line);
}
