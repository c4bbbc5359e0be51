using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PostHog.Capture.Values;

/// <summary>
/// Converts values in a trimmed program, which may lack members of the caller's objects: objects are left out, instead of
/// being sent in part.
/// </summary>
internal static class UnseenObject
{
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
            _ when IsXml(type) => new UnreadableValue(
                "holds XML, which a trimmed program has to send as text; set its ToString()"
            ),
            _ when HasConverter(type) => new UnreadableValue(
                $"holds a {type}, whose converter cannot run in a trimmed program"
            ),
            _ when IsMap(type) => new UnreadableValue(
                $"holds a {type}, whose entries cannot be seen in a trimmed program; send a Dictionary"
            ),
            ReadOnlyMemory<char> text => text.ToString(),
            Memory<char> text => text.ToString(),
            ReadOnlyMemory<byte> bytes => bytes.ToArray(),
            Memory<byte> bytes => bytes.ToArray(),
            _ when TupleItems.Of(value) is { } items => items,
            IEnumerable => value,
            _ => new UnreadableValue(
                $"holds a {type}, whose members cannot be seen in a trimmed program; "
                    + "set it by With, or send a dictionary"
            )
            {
                LacksMembers = true,
            },
        };
    }

    /// <summary>Returns a scalar, unless its type has a converter.</summary>
    public static object OfScalar(object value) =>
        HasConverter(value.GetType())
            ? new UnreadableValue(
                $"holds a {value.GetType()}, whose converter cannot run in a trimmed program"
            )
            : value;

    // By name, because a small program does not contain the library.
    private static bool IsXml(Type type)
    {
        for (var known = type; known is not null; known = known.BaseType)
        {
            if (known.FullName is "System.Xml.Linq.XObject" or "System.Xml.XmlNode")
            {
                return true;
            }
        }

        return false;
    }

    // Maps whose elements have to be read by reflection; other dictionaries are read before.
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2070",
        Justification = "The elements of a sequence show what an interface does not."
    )]
    private static bool IsMap(Type type) =>
        !typeof(IDictionary).IsAssignableFrom(type)
        && Array.Exists(
            type.GetInterfaces(),
            known =>
                known.IsGenericType
                && (
                    known.GetGenericTypeDefinition() is var definition
                    && (
                        definition == typeof(IReadOnlyDictionary<,>)
                        || definition == typeof(IDictionary<,>)
                        || definition == typeof(ILookup<,>)
                        || definition == typeof(IGrouping<,>)
                    )
                )
        );

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
