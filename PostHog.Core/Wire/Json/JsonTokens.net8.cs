using System.Text;
using System.Text.Json;

namespace PostHog.Wire.Json;

/// <summary>Reads untrusted JSON token by token, and accepts nothing but JSON.</summary>
internal ref struct JsonTokens
{
    private readonly byte[] _utf8;
    private readonly int _offset;
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

        _utf8 = utf8;
        _offset = utf8.Length - text.Length;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth });
        _left = maxTokens;
    }

    public readonly JsonTokenKind Kind => KindOf(_reader.TokenType);

    /// <summary>Returns the kind of a token.</summary>
    public static JsonTokenKind KindOf(JsonTokenType type) =>
        type switch
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
    public object? Value() =>
        _reader.TokenType switch
        {
            JsonTokenType.String or JsonTokenType.PropertyName => Text(),
            JsonTokenType.Number => Number(Encoding.ASCII.GetString(_reader.ValueSpan)),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };

    /// <summary>Returns what holds the values that are read here, one at a time.</summary>
    public readonly TokenRows NewRows() => new(_utf8);

    /// <summary>Returns the row of the current token.</summary>
    /// <exception cref="FormatException">The number is too long.</exception>
    public TokenRow Row(int next)
    {
        var isText = _reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
        var start = (int)_reader.TokenStartIndex + _offset + (isText ? 1 : 0);
        var length = _reader.ValueSpan.Length;
        if (_reader.TokenType == JsonTokenType.Number && length > JsonNumber.MaxIntegerLength)
        {
            _ = Value();
        }

        return new(start, length, next, _reader.TokenType, _reader.ValueIsEscaped);
    }

    /// <summary>Returns the text of a string in JSON, in quotes.</summary>
    /// <exception cref="FormatException">The text is not UTF-8.</exception>
    public static string Unescape(ReadOnlySpan<byte> quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return TextOf(ref reader);
    }

    private readonly object Number(string text) =>
        _keepsDigits ? JsonNumber.ParseExactly(text) : JsonNumber.Parse(text);

    private string Text() => TextOf(ref _reader);

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The runtime reads no text that contains half of a surrogate pair.
            return JsonEscapes.Replace(Utf8Text.Of(reader.ValueSpan.ToArray()));
        }
    }
}
