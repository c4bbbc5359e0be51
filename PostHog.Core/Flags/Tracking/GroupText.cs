using Newtonsoft.Json;

namespace PostHog.Flags.Tracking;

/// <summary>Writes groups so that the same groups make the same text, in whatever order they were given.</summary>
internal static class GroupText
{
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
