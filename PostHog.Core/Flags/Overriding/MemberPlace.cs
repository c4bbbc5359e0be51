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
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = null,
        };
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

        return string.Format(CultureInfo.InvariantCulture, "line {0}", line);
    }
}
