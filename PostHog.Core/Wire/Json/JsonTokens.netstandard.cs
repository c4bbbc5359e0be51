using Newtonsoft.Json;

namespace PostHog.Wire.Json;

/// <summary>Reads untrusted JSON token by token. Accepts only JSON, unless it reads a mere beginning.</summary>
internal ref struct JsonTokens
{
    private readonly JsonTextReader _reader;
    private int _left;

    private JsonTokens(string text, int maxDepth, int maxTokens)
    {
        _reader = new JsonTextReader(new StringReader(text))
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = maxDepth,
        };
        _left = maxTokens;
    }

    public readonly JsonTokenKind Kind =>
        _reader.TokenType switch
        {
            JsonToken.None => JsonTokenKind.None,
            JsonToken.StartObject => JsonTokenKind.StartObject,
            JsonToken.EndObject => JsonTokenKind.EndObject,
            JsonToken.StartArray => JsonTokenKind.StartArray,
            JsonToken.EndArray => JsonTokenKind.EndArray,
            JsonToken.PropertyName => JsonTokenKind.Name,
            _ => JsonTokenKind.Scalar,
        };

    /// <summary>Prepares to read a text to its end.</summary>
    /// <param name="utf8">The text, which may begin with byte order marks.</param>
    /// <param name="maxDepth">The maximum depth; deeper text counts as not JSON.</param>
    /// <param name="maxTokens">The maximum number of tokens to read, as if the text ended there.</param>
    /// <exception cref="FormatException">The text is not JSON. May also be thrown later.</exception>
    public static JsonTokens OfDocument(byte[] utf8, int maxDepth, int maxTokens = int.MaxValue) =>
        OfDocument(Utf8Text.Of(utf8), maxDepth, maxTokens);

    /// <summary>Prepares to read a text of any depth to its end.</summary>
    /// <exception cref="FormatException">The text is not JSON. May also be thrown later.</exception>
    public static JsonTokens OfDocument(string json) =>
        OfDocument(json, int.MaxValue, int.MaxValue);

    /// <summary>Prepares to read the beginning of a text; what follows need not be JSON.</summary>
    public static JsonTokens OfBeginning(byte[] utf8, int maxDepth, int maxTokens) =>
        new(Utf8Text.Of(utf8), maxDepth, maxTokens);

    /// <summary>
    /// Makes numbers of more digits than a double holds decimals. A number that no decimal holds then counts as not JSON.
    /// </summary>
    public readonly void KeepDigits() => _reader.FloatParseHandling = FloatParseHandling.Decimal;

    /// <summary>Moves to the next token; false at the end of the text or at the limit.</summary>
    /// <exception cref="FormatException">The text is not JSON.</exception>
    public bool Read()
    {
        if (_left-- <= 0)
        {
            return false;
        }

        try
        {
            return _reader.Read();
        }
        catch (JsonException fault)
        {
            throw new FormatException("The text is not JSON.", fault);
        }
    }

    /// <summary>Returns what holds the values that are read here, one at a time.</summary>
    public readonly TokenRows NewRows() => new();

    /// <summary>Returns the row of the current token.</summary>
    public readonly TokenRow Row(int next) => new(Kind, Value(), next);

    /// <summary>Returns the text of a name, or the value of a scalar: a string, number, boolean or null.</summary>
    public readonly object? Value() =>
        _reader.Value is decimal digits ? JsonNumber.Exactly(digits) : _reader.Value;

    // The reader also accepts comments, single quotes and much else.
    private static JsonTokens OfDocument(string text, int maxDepth, int maxTokens) =>
        JsonSyntax.Holds(text, maxDepth)
            ? new JsonTokens(text, maxDepth, maxTokens)
            : throw new FormatException("The text is not JSON.");
}
