using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Async.Import.Reading;

namespace PostHog.Async.Import.Rows;

/// <summary>Reads a cell of a CSV file as JSON if it is a number, a boolean, an array or an object, or else as text.</summary>
internal static class CellReader
{
    /// <summary>Returns the value; null if it is JSON that is nested far too deeply to be sent.</summary>
    public static JToken? Read(string text)
    {
        if (!MayBeJson(text))
        {
            return text;
        }

        try
        {
            var token = JsonRow.Read(text);
            return token is null || IsSent(token) ? token : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    // The parser also takes hexadecimal and octal numbers, and others that JSON does not have.
    private static bool MayBeJson(string text) =>
        text[0] switch
        {
            '{' or '[' => true,
            't' or 'f' => text is "true" or "false",
            '-' => text.Length > 1 && IsNumber(text, 1),
            _ => IsNumber(text, 0),
        };

    private static bool IsNumber(string text, int start)
    {
        var hasLeadingZero =
            text[start] == '0' && text.Length > start + 1 && text[start + 1] != '.';
        return text[start] is >= '0' and <= '9'
            && !hasLeadingZero
            && text.Skip(start)
                .All(one => one is (>= '0' and <= '9') or '.' or 'e' or 'E' or '+' or '-');
    }

    private static bool IsSent(JToken token) =>
        token.Type
            is JTokenType.Integer
                or JTokenType.Float
                or JTokenType.Boolean
                or JTokenType.Array
                or JTokenType.Object;
}
