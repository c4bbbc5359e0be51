using System.Runtime.CompilerServices;

namespace PostHog.Capture.Values;

/// <summary>Reads tuples without reflection.</summary>
internal static class TupleItems
{
    // Longer tuples hold their further items in a tuple of their own.
    private const int MaxLength = 7;

    /// <summary>Returns the items by name; null if the value is not a tuple, or has more than seven items.</summary>
    public static Dictionary<string, object?>? Of(object value) =>
        value is ITuple { Length: <= MaxLength } tuple
            ? Enumerable
                .Range(0, tuple.Length)
                .ToDictionary(
                    index => FormattableString.Invariant($"Item{index + 1}"),
                    index => tuple[index],
                    StringComparer.Ordinal
                )
            : null;
}
