using System.Collections;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Names and values in any shape: a dictionary, or a sequence of pairs. If a name occurs more than once, its last value
/// counts.
/// </summary>
internal static class NamedValues
{
    /// <summary>
    /// Returns the values unchanged if they are a dictionary by name, otherwise a copy; null if they are null.
    /// </summary>
    /// <exception cref="ArgumentException">The values have no names or are withheld, or a name is null.</exception>
    public static IEnumerable? Check(IEnumerable? values, string parameter)
    {
        if (values is null)
        {
            return null;
        }

        Refuse(values, parameter);
        return IsByName(values) ? values : Of(values, parameter);
    }

    /// <summary>Returns a copy of the names and values.</summary>
    /// <exception cref="ArgumentException">The values have no names or are withheld, or a name is null.</exception>
    public static Dictionary<string, object?> Of(IEnumerable values, string parameter)
    {
        Refuse(values, parameter);
        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in MembersOf(values, parameter))
        {
            copy[name ?? throw NullName(parameter)] = value;
        }

        return copy;
    }

    /// <summary>Adds names and values to a dictionary; they replace those of the same names.</summary>
    /// <exception cref="ArgumentException">The values have no names or are withheld, or a name is null.</exception>
    public static void AddTo(
        IDictionary<string, object?> target,
        IEnumerable values,
        string parameter
    )
    {
        foreach (var one in Of(values, parameter))
        {
            target[one.Key] = one.Value;
        }
    }

    /// <summary>Returns a copy of a dictionary that is assigned to a property.</summary>
    /// <exception cref="ArgumentException">The values are withheld, or a name is null.</exception>
    public static Dictionary<string, TValue> Copy<TValue>(
        IEnumerable<KeyValuePair<string, TValue>>? values,
        string property
    )
    {
        Refuse(values ?? throw new ArgumentNullException(property), property);
        var copy = new Dictionary<string, TValue>(StringComparer.Ordinal);
        foreach (var one in values)
        {
            copy[one.Key ?? throw NullName(property)] = one.Value;
        }

        return copy;
    }

    /// <summary>Throws if the values are of a type that is never sent, such as headers.</summary>
    /// <exception cref="ArgumentException">The values often contain credentials, or have to be read first.</exception>
    public static void Refuse(IEnumerable values, string parameter)
    {
        var type = (values ?? throw new ArgumentNullException(parameter)).GetType();
        var isUsual =
            type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>);
        if (!isUsual && WithheldValues.ReasonOf(type) is { } reason)
        {
            throw new ArgumentException(
                $"The type {type} {reason}. Pass a dictionary of what you want to send.",
                parameter
            );
        }
    }

    /// <summary>Returns the exception for a name that is null.</summary>
    public static ArgumentException NullName(string parameter) =>
        new("A name is null. Give every value a name.", parameter);

    private static bool IsByName(IEnumerable values) =>
        values
            is IDictionary<string, object?>
                or IReadOnlyDictionary<string, object?>
                or Dictionary<string, string>
                or JObject
        || (ObjectReflection.IsSupported && HasTextKeys(values));

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    [RequiresDynamicCode(ObjectReflection.Reason)]
    private static bool HasTextKeys(IEnumerable values) =>
        MemberContracts.Shared.ResolveContract(values.GetType())
            is JsonDictionaryContract { DictionaryKeyType: { } key }
        && key == typeof(string);

    private static IEnumerable<(string? Name, object? Value)> MembersOf(
        IEnumerable values,
        string parameter
    ) =>
        values switch
        {
            null => throw new ArgumentNullException(parameter),
            NameValueCollection collection => CollectionOf(collection, parameter),
            _ => ObjectMembers.AllOf(values)?.Select(one => ((string?)one.Name, one.Value))
                ?? PairsOf(values, parameter),
        };

    private static IEnumerable<(string? Name, object? Value)> CollectionOf(
        NameValueCollection collection,
        string parameter
    ) =>
        Array.IndexOf(collection.AllKeys, value: null) >= 0 ? throw NullName(parameter)
        : ValueSimplifier.Of(collection) is Dictionary<string, object?> members
            ? members.Select(one => ((string?)one.Key, one.Value))
        : throw NoNames(collection, parameter);

    private static IEnumerable<(string? Name, object? Value)> PairsOf(
        IEnumerable values,
        string parameter
    )
    {
        if (!PairReader.Fits(values))
        {
            throw NoNames(values, parameter);
        }

        foreach (var element in values)
        {
            if (!PairReader.TryRead(element, out var key, out var value))
            {
                throw ObjectReflection.IsSupported
                    ? NoNames(values, parameter)
                    : UnseenNames(values, parameter);
            }

            yield return key is null ? (null, value) : ObjectMembers.Entry(key, value);
        }
    }

    private static ArgumentException UnseenNames(IEnumerable values, string parameter) =>
        new(
            $"The names in a {values.GetType()} cannot be seen in a trimmed program. Pass a dictionary, such as "
                + "new Dictionary<string, object?> { [\"plan\"] = \"pro\" }.",
            parameter
        );

    private static ArgumentException NoNames(IEnumerable values, string parameter) =>
        new(
            $"{(values is string ? "A text has" : "The values have")} no names. Pass a dictionary, such as "
                + "new Dictionary<string, object?> { [\"plan\"] = \"pro\" }, or a sequence of pairs of name and value.",
            parameter
        );
}
