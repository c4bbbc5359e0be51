using System.Collections;
using System.Numerics;
using Newtonsoft.Json.Linq;
using PostHog.Wire;

namespace PostHog.Flags.Matching.Values;

// Facts: value-text, null-property-is-a-value.
/// <summary>
/// A property value as the server sees it after it has travelled as JSON the way this client writes it: 5.0 stays 5.0, a
/// date is a text. What is costly is computed when asked. Immutable; lists and maps are read, never kept.
/// </summary>
internal readonly struct ServerValue
{
    // A longer text may be left out of a request for its size, so that the server would not see it: JSON takes six bytes
    // for one character at most.
    private const int LongestText = 900 * 1024 / 6;

    private readonly object? _value;

    private ServerValue(ServerKind kind, object? value)
    {
        Kind = kind;
        _value = value;
    }

    /// <summary>What the server takes it for.</summary>
    public ServerKind Kind { get; }

    /// <summary>The value itself; of an array or object, what its elements or members are read from.</summary>
    public object? Raw => _value;

    /// <summary>Returns the value of a property as the caller gave it. Never throws.</summary>
    public static ServerValue Of(object? value) =>
        value switch
        {
            string text => new(
                text.Length <= LongestText ? ServerKind.Text : ServerKind.Opaque,
                value
            ),
            bool => new(ServerKind.Boolean, value),
            null or DBNull => new(ServerKind.Null, value: null),
            int or long => new(ServerKind.Number, value),
            double or float or BigInteger => new(
                Scalars.IsNotFinite(value) ? ServerKind.Absent : ServerKind.Number,
                value
            ),
            JValue token => Of(token.Value),
            _ => OfRare(value),
        };

    /// <summary>Whether it is an integer, for the server too, where 5.0 is none; found without making a text.</summary>
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

    /// <summary>Returns its text; null when that is not known here, which makes the answer inconclusive. May allocate.</summary>
    public string? Text =>
        Kind switch
        {
            ServerKind.Text => _value as string is { } text
                ? WellFormed.Of(text)
                : WellFormed.Of(Scalars.TextOf(_value!)!),
            ServerKind.Null => "null",
            ServerKind.Boolean => (bool)_value! ? "true" : "false",
            ServerKind.Number => ServerNumber.Text(_value!),
            ServerKind.Array or ServerKind.Object => ServerJson.Of(this),
            _ => null,
        };

    /// <summary>Whether the server takes it for true: true, "true" in any case, or an array of nothing else.</summary>
    public Match Truth =>
        Kind switch
        {
            ServerKind.Boolean => (bool)_value! ? Match.Yes : Match.No,
            ServerKind.Text => IsTrue(Text!) ? Match.Yes : Match.No,
            ServerKind.Array => ServerJson.AreTrue((IEnumerable)_value!),
            ServerKind.Null or ServerKind.Number or ServerKind.Object => Match.No,
            _ => Match.Inconclusive,
        };

    /// <summary>Returns the number that comparing operators see, which may be one in a text; no when there is none.</summary>
    public Match TryGetNumber(out double number)
    {
        number = 0;
        switch (Kind)
        {
            case ServerKind.Number:
                number = ServerNumber.Of(_value!);
                return Match.Yes;
            case ServerKind.Text:
                return RustNumber.TryParse(Text!, out number) ? Match.Yes : Match.No;
            case ServerKind.Absent or ServerKind.Opaque:
                return Match.Inconclusive;
            default:
                return Match.No;
        }
    }

    private static ServerValue OfRare(object value)
    {
        try
        {
            return OfScalar(value);
        }
        catch (Exception)
        {
            // Code of the caller's ran, and failed: whether the server would ever see the value is not known.
            return new(ServerKind.Opaque, value);
        }
    }

    private static ServerValue OfScalar(object value)
    {
        if (value is Enum or char or byte[] or Uri or Version)
        {
            return new(ServerKind.Text, value);
        }

        if (Type.GetTypeCode(value.GetType()) is TypeCode.DateTime)
        {
            return new(ServerKind.Text, value);
        }

        if (Type.GetTypeCode(value.GetType()) is not TypeCode.Object)
        {
            return new(ServerKind.Number, value);
        }

        if (value is Guid or DateTimeOffset or TimeSpan)
        {
            return new(ServerKind.Text, value);
        }

        if (SystemTextJson.Owns(value))
        {
            return Of(SystemTextJson.Read(value));
        }

        return value is IFormattable number && Scalars.OlderForm(number) is { } older
            ? Of(older)
            : OfContainer(value);
    }

    // Only containers whose members are sure to be written as they stand here; sequences may be computed anew each time.
    private static ServerValue OfContainer(object value) =>
        value switch
        {
            JObject or IDictionary<string, object?> => new(ServerKind.Object, value),
            JArray => new(ServerKind.Array, value),
            IDictionary => new(ServerKind.Opaque, value),
            ICollection or ICollection<string> => new(ServerKind.Array, value),
            _ => new(ServerKind.Opaque, value),
        };

    private static bool IsTrue(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase);
}
