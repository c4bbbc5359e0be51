using System.Runtime.CompilerServices;

namespace PostHog.Capture.Values;

/// <summary>Reads tuples without reflection.</summary>
internal static class TupleItems
{
    // Longer tuples hold their further items in a tuple of their own.
    private const int MaxLength = 7;

    /// <summary>Returns the items by name; null if the value is not a tuple.</summary>
    public static Dictionary<string, object?>? Of(object value) =>
        value is ITuple tuple ? From(tuple, 0) : null;

    private static Dictionary<string, object?> From(ITuple tuple, int start)
    {
        var items = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var index = start; index < Math.Min(tuple.Length, start + MaxLength); index++)
        {
            items[FormattableString.Invariant($"Item{index - start + 1}")] = tuple[index];
        }

        if (tuple.Length > start + MaxLength)
        {
            items["Rest"] = From(tuple, start + MaxLength);
        }

        return items;
    }
}
