using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Newtonsoft.Json.Linq;
using PostHog.Wire.Json;

namespace PostHog.Flags.Matching.Values;

// Facts: value-text, null-property-is-a-value.
/// <summary>
/// A property value as the server sees it after this client has sent it as JSON: 5.0 is 5, and a date is a string.
/// Costly results are computed on demand. Immutable; lists and maps are read, but not kept.
/// </summary>
internal readonly struct ServerValue
{
    private readonly object? _value;

    private ServerValue(ServerKind kind, object? value, bool isFilter = false)
    {
        Kind = kind;
        _value = value;
        IsFilter = isFilter;
    }

    /// <summary>Whether the value belongs to a filter, where the server keeps the fraction of 5.0.</summary>
    public bool IsFilter { get; }

    /// <summary>The kind that the server reads the value as.</summary>
    public ServerKind Kind { get; }

    /// <summary>The value itself; for an array or object, the source of its elements or members.</summary>
    public object? Raw => _value;

    /// <summary>Returns the value of a filter, which the server reads as stored. Never throws.</summary>
    public static ServerValue OfFilter(object? value)
    {
        var property = Of(value);
        return new(property.Kind, property.Raw, isFilter: true);
    }

    /// <summary>Returns the value of a property as the caller set it. Never throws.</summary>
    public static ServerValue Of(object? value) =>
        value switch
        {
            string => new(ServerKind.Text, value),
            bool => new(ServerKind.Boolean, value),
            null or DBNull => new(ServerKind.Null, value: null),
            int or long => new(ServerKind.Number, value),
            double or float or BigInteger => new(
                Scalars.IsNotFinite(value) ? ServerKind.Absent : ServerKind.Number,
                value
            ),
            JValue token => Of(TokenValue.Of(token)),
            _ => OfRare(value),
        };

    /// <summary>Returns an element or member of this value.</summary>
    public ServerValue Inner(object? value) => IsFilter ? OfFilter(value) : Of(value);

    /// <summary>Gets the value if the server also reads it as an integer, without creating a string.</summary>
    public bool TryGetInteger(out long integer)
    {
        integer = 0;
        if (Kind != ServerKind.Number)
        {
            return false;
        }

        switch (_value)
        {
            case int number:
                integer = number;
                return true;
            case long number:
                integer = number;
                return true;
            case double number:
                return !IsFilter && Scalars.IsWhole(number, out integer);
            case float number:
                return !IsFilter && Scalars.IsWhole(number, out integer);
            default:
                return false;
        }
    }

    /// <summary>
    /// The text; null if this client cannot know it, which makes the match inconclusive. May allocate.
    /// </summary>
    public string? Text =>
        Kind switch
        {
            ServerKind.Text => _value as string is { } text
                ? WellFormed.Of(text)
                : WellFormed.Of(Scalars.TextOf(_value!)!),
            ServerKind.Null => "null",
            ServerKind.Boolean => (bool)_value! ? "true" : "false",
            ServerKind.Number => IsFilter
                ? ServerNumber.Text(_value!)
                : ServerNumber.TextOfSent(_value!),
            ServerKind.Array or ServerKind.Object => ServerJson.Of(this),
            _ => null,
        };

    /// <summary>
    /// Whether the server reads the value as true: true, "true" in any case, or an array of only such values.
    /// </summary>
    public Match AsBoolean =>
        Kind switch
        {
            ServerKind.Boolean => (bool)_value! ? Match.Yes : Match.No,
            ServerKind.Text => IsTrue(Text!) ? Match.Yes : Match.No,
            ServerKind.Array => ServerJson.AreTrue((IEnumerable)_value!),
            ServerKind.Null or ServerKind.Number or ServerKind.Object => Match.No,
            _ => Match.Inconclusive,
        };

    /// <summary>
    /// Gets the number that comparison operators see, which may be a number in a string; no if there is none.
    /// </summary>
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
            // Caller code failed, so it is not known whether the server would ever see the value.
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

        if (ObjectReflection.IsSupported && WrappedValue.IsWrapper(value.GetType()))
        {
            return OfWrapped(value);
        }

        return value is IFormattable number && Scalars.OlderForm(number) is { } older
            ? Of(older)
            : OfContainer(value);
    }

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    private static ServerValue OfWrapped(object wrapper)
    {
        var inside = WrappedValue.Of(wrapper);
        if (!PowerShellObject.IsCustom(inside))
        {
            return Of(inside);
        }

        var members = PowerShellObject
            .PropertiesOf(inside!)
            .ToDictionary(
                property => property.Name,
                property => property.Value(),
                StringComparer.Ordinal
            );
        return new(members.Count > 0 ? ServerKind.Object : ServerKind.Absent, members);
    }

    // Only containers whose members are sure to be written as they are here; other sequences may give different
    // elements each time.
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
