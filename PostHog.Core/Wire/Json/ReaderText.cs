using System.Globalization;
using Newtonsoft.Json;

namespace PostHog.Wire.Json;

/// <summary>Copies what a reader of Newtonsoft.Json is at, without the tokens of that library.</summary>
internal static class ReaderText
{
    /// <summary>Returns the value that begins with the reader's current token as JSON without white space.</summary>
    /// <param name="reader">Then stands on the last token of the value.</param>
    /// <exception cref="JsonException">The text is not JSON, or ends within the value.</exception>
    public static string Read(JsonReader reader)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var json = new JsonTextWriter(text);
        json.WriteToken(reader);
        return text.ToString();
    }
}
