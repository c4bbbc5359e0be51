using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PostHog.Capture.Values;

/// <summary>
/// Recognises sequences with keys that only generic interfaces show. A trimmed program cannot read these keys, and
/// without them the values would be sent changed.
/// </summary>
internal static class UnseenGroups
{
    private static readonly HashSet<string> WithKeys = new(StringComparer.Ordinal)
    {
        "System.Linq.IGrouping`2",
        "System.Linq.ILookup`2",
        "System.Collections.Generic.IDictionary`2",
        "System.Collections.Generic.IReadOnlyDictionary`2",
    };

    private static readonly string[] LinqNames = ["Grouping`2", "Lookup`2"];

    /// <summary>Returns the sequence, or why it is left out.</summary>
    public static object Of(IEnumerable sequence) =>
        sequence is IDictionary or IEnumerable<KeyValuePair<string, object?>> ? sequence
        : sequence is IReadOnlyDictionary<string, string> texts
            ? texts.ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal)
        : HasKeys(sequence.GetType())
            ? new UnreadableValue(
                $"holds a {sequence.GetType()}, whose keys cannot be seen in a trimmed program; "
                    + "send a dictionary"
            )
        : sequence;

    // The types of System.Linq by their own names too, because a program may not keep their interfaces.
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2070",
        Justification = "An interface that the program does not keep leaves elements that cannot be seen."
    )]
    private static bool HasKeys(Type type) =>
        (
            type.Namespace is "System.Linq"
            && Array.Exists(LinqNames, name => type.Name.EndsWith(name, StringComparison.Ordinal))
        )
        || Array.Exists(
            type.GetInterfaces(),
            known => known.IsGenericType && WithKeys.Contains(NameOf(known))
        );

    private static string NameOf(Type known) => known.Namespace + "." + known.Name;
}
