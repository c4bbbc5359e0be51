using System.Collections;

namespace PostHog.Capture.Values;

/// <summary>Names and values in any shape: a dictionary, or a sequence of pairs.</summary>
internal static class NamedValues
{
    /// <summary>Returns the values unchanged; null if they are null.</summary>
    /// <exception cref="ArgumentException">The values have no names.</exception>
    public static IEnumerable? Check(IEnumerable? values, string parameter) =>
        values is null || ObjectMembers.Of(values) is not null
            ? values
            : throw new ArgumentException(
                $"{(values is string ? "A text has" : "The values have")} no names. Pass a dictionary, such as "
                    + "new() { [\"plan\"] = \"pro\" }, or a sequence of pairs of name and value.",
                parameter
            );

    /// <summary>Returns the names and values.</summary>
    /// <exception cref="ArgumentException">The values have no names.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> Of(
        IEnumerable values,
        string parameter
    ) =>
        ObjectMembers
            .Of(Check(values, parameter) ?? throw new ArgumentNullException(parameter))!
            .Select(member => new KeyValuePair<string, object?>(member.Name, member.Value));

    /// <summary>Adds names and values to a dictionary; they replace those of the same names.</summary>
    /// <exception cref="ArgumentException">The values have no names.</exception>
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
    public static Dictionary<string, TValue> Copy<TValue>(
        IEnumerable<KeyValuePair<string, TValue>>? values,
        string property
    )
    {
        var copy = new Dictionary<string, TValue>(StringComparer.Ordinal);
        foreach (var one in values ?? throw new ArgumentNullException(property))
        {
            copy[one.Key] = one.Value;
        }

        return copy;
    }
}
