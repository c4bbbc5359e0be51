namespace PostHog.Flags.Evaluation.Matching;

/// <summary>A property value as the server sees it after it has travelled as JSON. What is costly is computed when asked.</summary>
internal readonly struct ServerValue
{
    private readonly object? _value;

    private ServerValue(ServerKind kind, object? value)
    {
        Kind = kind;
        _value = value;
    }

    /// <summary>What the server takes it for.</summary>
    public ServerKind Kind { get; }

    /// <summary>Its text; null when that is not known here, which makes the answer inconclusive. Allocates for numbers.</summary>
    public string? Text => ServerText.Of(_value);

    /// <summary>Whether the server takes it for true: true, "true" in any case, or an array of such alone.</summary>
    public Match Truth =>
        _value switch
        {
            bool flag => flag ? Match.Yes : Match.No,
            string text => text.Equals("true", StringComparison.OrdinalIgnoreCase)
                ? Match.Yes
                : Match.No,
            _ => Match.Unknown,
        };

    /// <summary>Returns the value of a property as the caller gave it.</summary>
    public static ServerValue Of(object? value) =>
        value switch
        {
            null => new(ServerKind.Null, value),
            bool => new(ServerKind.Boolean, value),
            string => new(ServerKind.Text, value),
            int or long or double => new(ServerKind.Number, value),
            _ => new(ServerKind.Opaque, value),
        };

    /// <summary>Whether it is an integer (for the server too, where 5.0 is none) that fits, without a text being made.</summary>
    public bool TryGetInteger(out long integer)
    {
        integer = _value switch
        {
            int number => number,
            long number => number,
            _ => 0,
        };
        return _value is int or long;
    }

    /// <summary>Returns the number that the comparing operators see: the value itself, or its text read as Rust does.</summary>
    public Match TryGetNumber(out double number)
    {
        number = 0;
        if (Text is not { } text)
        {
            return Match.Unknown;
        }

        return RustNumber.TryParse(text, out number) ? Match.Yes : Match.No;
    }
}
