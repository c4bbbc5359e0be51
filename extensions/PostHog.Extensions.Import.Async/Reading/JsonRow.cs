using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Async.Import.Reading;

/// <summary>Parses the text of a JSON row.</summary>
internal static class JsonRow
{
    public const string TooDeep = "its properties are nested too deeply";

    // More than any event may have, so that rows are read which are then rejected.
    private const int MaxDepth = 128;

    private static readonly JsonLoadSettings Settings = new()
    {
        DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
    };

    public static InputRow Parse(TextRow row)
    {
        if (row.IsTooLong)
        {
            return Unreadable(row, RowText.TooLong(row));
        }

        if (InputText.HasInvalidBytes(row.Text))
        {
            return Unreadable(row, InputText.InvalidBytes);
        }

        try
        {
            return Read(row.Text) switch
            {
                JObject fields => new InputRow(row.Line, row.Text, fields),
                null => Unreadable(row, TooDeep),
                _ => Unreadable(row, "it is not a JSON object"),
            };
        }
        catch (JsonException fault)
        {
            return Unreadable(row, $"it is not JSON: {fault.Message}");
        }
    }

    /// <summary>Returns the one JSON value that the text is; null if it is nested far too deeply to be sent.</summary>
    /// <exception cref="JsonException">It is not one JSON value.</exception>
    public static JToken? Read(string text)
    {
        if (JsonScalars.FindInvalid(text) is { } invalid)
        {
            throw new JsonReaderException($"{invalid} is neither a number nor a word of JSON.");
        }

        using var reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = MaxDepth,
        };
        try
        {
            var token = JToken.ReadFrom(reader, Settings);
            return reader.Read() ? throw new JsonReaderException("Something follows it.") : token;
        }
        catch (JsonReaderException) when (reader.Depth >= MaxDepth)
        {
            return null;
        }
    }

    private static InputRow Unreadable(TextRow row, string problem) =>
        new(row.Line, row.Text, Fields: null, problem);
}
