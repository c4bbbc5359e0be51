using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Tool.Input;

namespace PostHog.Tool.Values;

/// <summary>Reads the properties on the command line.</summary>
internal static class PropertyValues
{
    /// <summary>Returns name and value of <c>name=value</c>. A value that is not JSON is text.</summary>
    public static (string Name, JToken Value) Pair(string text)
    {
        var (name, value) = Split(text);
        return (name, Parse(value) ?? value);
    }

    /// <summary>Returns name and text of <c>name=text</c>.</summary>
    public static (string Name, string Value) Split(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign > 0
            ? (text[..sign], text[(sign + 1)..])
            : throw new UsageException($"'{text}' is not of the form name=value.");
    }

    /// <summary>Returns all properties: those of a JSON object, if there is one, then the pairs.</summary>
    public static Dictionary<string, object?> Read(
        string? json,
        IEnumerable<string> pairs,
        CancellationToken stopped
    )
    {
        var properties = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (json is not null)
        {
            var text = json == "-" ? ReadInput(stopped) : json;
            if (Parse(text) is not JObject members)
            {
                throw new UsageException("the properties are not a JSON object.");
            }

            foreach (var member in members.Properties())
            {
                properties[member.Name] = member.Value;
            }
        }

        foreach (var pair in pairs)
        {
            var (name, value) = Pair(pair);
            properties[name] = value;
        }

        return properties;
    }

    private static string ReadInput(CancellationToken stopped)
    {
        using var reader = new StreamReader(new StandardInput(stopped));
        return reader.ReadToEnd();
    }

    // Null if the text is not one JSON value. The parser also takes names, which are text here.
    private static JToken? Parse(string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text))
            {
                DateParseHandling = DateParseHandling.None,
            };
            var token = JToken.ReadFrom(reader);
            var isLoose = text.TrimStart() is ['\'' or 'u' or 'N' or 'I' or '/' or '+' or '.' or '0', not '.', ..];
            return reader.Read() || isLoose ? null : token;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
