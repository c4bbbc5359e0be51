using System.Globalization;
using Newtonsoft.Json;

namespace PostHog.Flags.Overriding;

/// <summary>
/// Finds what is there twice in flags that people write: members with one name, of which a reader takes the last, and
/// definitions with one key.
/// </summary>
internal static class RepeatedKeys
{
    private const string Begin = "flags[";
    private const string End = "].key";

    /// <summary>Returns what is there twice, such as "line 3: 'beta' is there twice"; null if nothing is.</summary>
    /// <param name="json">Flags or definitions, valid JSON.</param>
    public static string? FindProblem(string json)
    {
        using var text = new StringReader(json);
        using var reader = new JsonTextReader(text)
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = null,
        };
        var open = new Stack<HashSet<string>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonToken.StartObject:
                    open.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonToken.EndObject:
                    open.Pop();
                    break;
                case JsonToken.PropertyName when !open.Peek().Add((string)reader.Value!):
                    return At(reader, $"'{reader.Value}' is there twice");
                // Payloads are the users' own.
                case JsonToken.PropertyName when reader.Value is "payload" or "payloads":
                    reader.Skip();
                    break;
                case JsonToken.String when IsKeyOfFlag(reader) && !keys.Add((string)reader.Value!):
                    return At(reader, $"there are two flags '{reader.Value}'");
            }
        }

        return null;
    }

    private static bool IsKeyOfFlag(JsonTextReader reader) =>
        reader.Depth == 3
        && reader.Path.StartsWith(Begin, StringComparison.Ordinal)
        && reader.Path.EndsWith(End, StringComparison.Ordinal);

    private static string At(JsonTextReader reader, string problem) =>
        string.Format(CultureInfo.InvariantCulture, "line {0}: {1}", reader.LineNumber, problem);
}
