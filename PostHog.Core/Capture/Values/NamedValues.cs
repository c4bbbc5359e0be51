using System.Collections;

namespace PostHog.Capture.Values;

/// <summary>Names and values in whatever shape a caller has them: any dictionary, or a sequence of pairs.</summary>
internal static class NamedValues
{
    /// <summary>Returns the shape as it is; null when there is none.</summary>
    /// <exception cref="ArgumentException">It has no names.</exception>
    public static IEnumerable? Check(IEnumerable? values, string parameter) =>
        values is null || ObjectMembers.Of(values) is not null
            ? values
            : throw new ArgumentException(
                "A dictionary is expected, or a sequence of pairs of name and value.",
                parameter
            );

    /// <summary>Returns the names and values of a shape.</summary>
    /// <exception cref="ArgumentException">It has no names.</exception>
    public static IEnumerable<KeyValuePair<string, object?>> Of(
        IEnumerable values,
        string parameter
    ) =>
        ObjectMembers
            .Of(Check(values, parameter) ?? throw new ArgumentNullException(parameter))!
            .Select(member => new KeyValuePair<string, object?>(member.Name, member.Value));

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
