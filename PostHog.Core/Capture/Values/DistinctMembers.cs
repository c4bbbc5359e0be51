using System.Globalization;
using PostHog.Wire;

namespace PostHog.Capture.Values;

/// <summary>
/// Keeps the names of an object in JSON distinct: of entries with the same name, such as those of the keys 1 and "1",
/// the first one that has a value counts. The entries are read one by one, because a caller's sequence may have no end.
/// </summary>
internal static class DistinctMembers
{
    // How many names a warning mentions for one object.
    private const int MaxNames = 8;

    /// <summary>Returns the entries; one whose name occurred before is reported as unreadable.</summary>
    public static IEnumerable<(string Name, object? Value)> Of(
        IEnumerable<(string Name, object? Value)> entries
    )
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var repeated = 0;
        foreach (var entry in entries)
        {
            yield return HasNone(entry.Value) || names.Add(entry.Name)
                ? entry
                : (entry.Name, Repeated(entry.Name, ++repeated));
        }
    }

    // What is not sent in any case takes nobody's name.
    private static bool HasNone(object? value) =>
        value
            is null
                or UnreadableValue
                or double.NaN
                or double.PositiveInfinity
                or double.NegativeInfinity
                or float.NaN
                or float.PositiveInfinity
                or float.NegativeInfinity;

    /// <summary>Returns why an entry is left out.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="count">How many were left out of the object, with this one.</param>
    private static UnreadableValue Repeated(string name, int count) =>
        new(
            count > MaxNames
                ? string.Format(
                    CultureInfo.InvariantCulture,
                    "has more than {0} entries whose names occurred before",
                    MaxNames
                )
                : $"has another entry named '{OneLine.Of(name)}'"
        );
}
