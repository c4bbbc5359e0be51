using System.Text;
using System.Text.Json;

namespace PostHog.Wire.Json;

/// <summary>Reads untrusted JSON token by token, and accepts nothing but JSON.</summary>
internal ref struct JsonTokens
{
    private Utf8JsonReader _reader;
    private int _left;
    private bool _keepsDigits;

    private JsonTokens(byte[] utf8, int maxDepth, int maxTokens)
    {
        ReadOnlySpan<byte> text = utf8;
        while (text.StartsWith("\uFEFF"u8))
        {
            text = text.Slice("\uFEFF"u8.Length);
        }

        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth });
        _left = maxTokens;
    }

    public readonly JsonTokenKind Kind =>
        _reader.TokenType switch
        {
            JsonTokenType.None => JsonTokenKind.None,
            JsonTokenType.StartObject => JsonTokenKind.StartObject,
            JsonTokenType.EndObject => JsonTokenKind.EndObject,
            JsonTokenType.StartArray => JsonTokenKind.StartArray,
            JsonTokenType.EndArray => JsonTokenKind.EndArray,
            JsonTokenType.PropertyName => JsonTokenKind.Name,
            _ => JsonTokenKind.Scalar,
        };

    /// <summary>Prepares to read a text to its end.</summary>
    /// <param name="utf8">The text, which may begin with byte order marks.</param>
    /// <param name="maxDepth">The maximum depth; deeper text counts as not JSON.</param>
    /// <param name="maxTokens">The maximum number of tokens to read, as if the text ended there.</param>
    /// <exception cref="FormatException">The text is not JSON. May also be thrown later.</exception>
    public static JsonTokens OfDocument(byte[] utf8, int maxDepth, int maxTokens = int.MaxValue) =>
        new(utf8, maxDepth, maxTokens);

    /// <summary>Prepares to read a text of any depth to its end.</summary>
    /// <exception cref="FormatException">The text is not JSON. May also be thrown later.</exception>
    public static JsonTokens OfDocument(string json) =>
        new(Encoding.UTF8.GetBytes(json), int.MaxValue, int.MaxValue);

    /// <summary>Prepares to read the beginning of a text; what follows need not be JSON.</summary>
    public static JsonTokens OfBeginning(byte[] utf8, int maxDepth, int maxTokens) =>
        new(utf8, maxDepth, maxTokens);

    /// <summary>Makes numbers of more digits than a double holds decimals.</summary>
    public void KeepDigits() => _keepsDigits = true;

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

    /// <summary>Returns the text of a name, or the value of a scalar: a string, number, boolean or null.</summary>
    /// <exception cref="FormatException">The text is not UTF-8, or the number is too long.</exception>
    public readonly object? Value() =>
        _reader.TokenType switch
        {
            JsonTokenType.String or JsonTokenType.PropertyName => Text(),
            JsonTokenType.Number => Number(Encoding.ASCII.GetString(_reader.ValueSpan)),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };

    private readonly object Number(string text) =>
        _keepsDigits ? JsonNumber.ParseExactly(text) : JsonNumber.Parse(text);

    private readonly string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The runtime reads no text that contains half of a surrogate pair.
            return JsonEscapes.Replace(Utf8Text.Of(_reader.ValueSpan.ToArray()));
        }
    }
}
