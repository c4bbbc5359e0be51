using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PostHog.Capture.Values;

/// <summary>
/// Recognises sequences with keys that only generic interfaces show. A trimmed program can read few of these keys, and
/// without them the values would be sent changed.
/// </summary>
internal static class UnseenGroups
{
    private static readonly string[] Groups = ["System.Linq.IGrouping`2", "System.Linq.ILookup`2"];

    private static readonly string[] Dictionaries =
    [
        "System.Collections.Generic.IDictionary`2",
        "System.Collections.Generic.IReadOnlyDictionary`2",
    ];

    private static readonly string[] LinqNames = ["Grouping`2", "Lookup`2"];

    /// <summary>Returns the sequence, or why it is left out.</summary>
    public static object Of(IEnumerable sequence) =>
        sequence is IDictionary or IEnumerable<KeyValuePair<string, object?>> ? sequence
        : IsGroup(sequence.GetType()) ? Unseen(sequence)
        : Has(sequence.GetType(), Dictionaries) ? EntriesOf(sequence) ?? Unseen(sequence)
        : sequence;

    private static object Unseen(IEnumerable sequence) =>
        new UnreadableValue(
            $"holds a {sequence.GetType()}, whose keys cannot be seen in a trimmed program; send a dictionary"
        );

    // Null unless every entry is one of the usual pairs.
    private static object? EntriesOf(IEnumerable sequence)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var element in sequence)
        {
            if (!PairReader.TryReadKnown(element, out var key, out var value) || key is null)
            {
                return null;
            }

            entries[key] = value;
        }

        return entries;
    }

    // The types of System.Linq by their own names too, because a program may not keep their interfaces.
    private static bool IsGroup(Type type) =>
        (
            type.Namespace is "System.Linq"
            && Array.Exists(LinqNames, name => type.Name.EndsWith(name, StringComparison.Ordinal))
        ) || Has(type, Groups);

    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2070",
        Justification = "An interface that the program does not keep leaves elements that cannot be seen."
    )]
    private static bool Has(Type type, string[] interfaces) =>
        Array.Exists(
            type.GetInterfaces(),
            known => known.IsGenericType && Array.IndexOf(interfaces, NameOf(known)) >= 0
        );

    private static string NameOf(Type known) => known.Namespace + "." + known.Name;
}
