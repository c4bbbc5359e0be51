using System.Collections;

namespace PostHog.Capture.Values;

/// <summary>
/// Converts values in a trimmed program, which may lack members of the caller's objects: objects are left out, instead of
/// being sent in part.
/// </summary>
internal static class UnseenObject
{
    /// <summary>
    /// How a value is sent whose type has a converter: the first part holds wherever a value is set, the second for
    /// properties of an event.
    /// </summary>
    public const string Remedy =
        "send what JsonSerializer.SerializeToElement makes of it with its JsonTypeInfo, which With of an event takes too";

    /// <summary>Returns the simpler form, an <see cref="UnreadableValue"/>, or the value itself.</summary>
    public static object? Of(object value)
    {
        var type = value.GetType();
        if (KnownForms.Of(type) is { } form)
        {
            return form(value) ?? DBNull.Value;
        }

        return value switch
        {
            _ when HasConverter(type) => Unconverted(type),
            _ when TupleItems.Of(value) is { } items => items,
            _ when PairReader.TryRead(value, out var key, out var item) => new Dictionary<
                string,
                object?
            >(StringComparer.Ordinal)
            {
                ["Key"] = key,
                ["Value"] = item,
            },
            IEnumerable sequence => UnseenGroups.Of(sequence),
            _ => new UnreadableValue(
                $"holds a {type}, whose members cannot be seen in a trimmed program; send a dictionary, or what "
                    + "JsonSerializer.SerializeToElement makes of it with its JsonTypeInfo; a property of an event can "
                    + $"also be set by With, as a {type}"
            )
            {
                LacksMembers = true,
            },
        };
    }

    /// <summary>Returns a scalar, unless its type has a converter.</summary>
    public static object OfScalar(object value) =>
        HasConverter(value.GetType()) ? Unconverted(value.GetType()) : value;

    private static UnreadableValue Unconverted(Type type) =>
        new($"holds a {type}, whose converter cannot run in a trimmed program; {Remedy}");

    // Those of both JSON libraries, and what else an author specified for the elements of a collection.
    private static bool HasConverter(Type type) =>
        Array.Exists(
            Attribute.GetCustomAttributes(type, inherit: true),
            attribute =>
                attribute.GetType().Name
                    is "JsonConverterAttribute"
                        or "JsonArrayAttribute"
                        or "JsonDictionaryAttribute"
                        or "JsonObjectAttribute"
        );
}
