using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace PostHog.Flags.Tracking;

/// <summary>Writes groups so that the same groups make the same text, in whatever order they were given.</summary>
internal static class GroupText
{
    private static readonly ConditionalWeakTable<IDictionary<string, string>, string> Known = new();

    /// <summary>The same for groups that nobody changes any more: the text is written once.</summary>
    public static string OfFixed(IDictionary<string, string>? groups) =>
        groups is null or { Count: 0 } ? "" : Known.GetValue(groups, static one => Of(one));

    /// <summary>Returns the text; an empty one for no groups.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>>? groups) =>
        groups is null or ICollection<KeyValuePair<string, string>> { Count: 0 }
            ? ""
            : string.Join(
                ",",
                groups
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group =>
                        $"{JsonConvert.ToString(group.Key)}:{JsonConvert.ToString(group.Value)}"
                    )
            );
}
