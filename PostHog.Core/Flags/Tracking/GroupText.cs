using System.Runtime.CompilerServices;
using PostHog.Wire.Json;

namespace PostHog.Flags.Tracking;

// Facts: flag-called-dedupe.
/// <summary>Writes groups as text that is the same for the same groups in any order.</summary>
internal static class GroupText
{
    private static readonly ConditionalWeakTable<IDictionary<string, string>, string> Known = new();

    /// <summary>Returns the text of groups that never change, which is computed only once.</summary>
    public static string OfFixed(IDictionary<string, string>? groups) =>
        groups is null or { Count: 0 } ? "" : Known.GetValue(groups, static one => Of(one));

    /// <summary>Returns the text; empty if there are no groups.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>>? groups)
    {
        switch (groups)
        {
            case null or ICollection<KeyValuePair<string, string>> { Count: 0 }:
                return "";
            case ICollection<KeyValuePair<string, string>> { Count: 1 }:
                // Usually there is one group, and every recorded read of a flag gets here.
                foreach (var group in groups)
                {
                    return TextOf(group);
                }

                return "";
            default:
                return string.Join(
                    ",",
                    groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(TextOf)
                );
        }
    }

    private static string TextOf(KeyValuePair<string, string> group) =>
        string.Concat(JsonBuffer.Quote(group.Key), ":", JsonBuffer.Quote(group.Value));
}
