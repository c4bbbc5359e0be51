using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace PostHog.Flags.Tracking;

// Facts: flag-called-dedupe.
/// <summary>Writes groups so that the same groups make the same text, in whatever order they were given.</summary>
internal static class GroupText
{
    private static readonly ConditionalWeakTable<IDictionary<string, string>, string> Known = new();

    /// <summary>The same for groups that nobody changes any more: the text is written once.</summary>
    public static string OfFixed(IDictionary<string, string>? groups) =>
        groups is null or { Count: 0 } ? "" : Known.GetValue(groups, static one => Of(one));

    /// <summary>Returns the text; an empty one for no groups.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>>? groups)
    {
        switch (groups)
        {
            case null or ICollection<KeyValuePair<string, string>> { Count: 0 }:
                return "";
            case ICollection<KeyValuePair<string, string>> { Count: 1 }:
                // Nearly always it is one, and every read of a flag that is told of comes by here.
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
        string.Concat(JsonConvert.ToString(group.Key), ":", JsonConvert.ToString(group.Value));
}
