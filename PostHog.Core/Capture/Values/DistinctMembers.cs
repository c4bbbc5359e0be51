using System.Globalization;
using PostHog.Wire;

namespace PostHog.Capture.Values;

/// <summary>
/// Keeps the names of an object in JSON distinct: of entries with the same name, such as those of the keys 1 and "1",
/// the first one counts.
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
            yield return names.Add(entry.Name) || entry.Value is UnreadableValue
                ? entry
                : (entry.Name, Repeated(entry.Name, ++repeated));
        }
    }

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
