using Newtonsoft.Json.Linq;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;

namespace PostHog.Flags.Compilation;

// Facts: value-text, exact-legacy-truth.
/// <summary>Reads the value of a filter in the ways that the operators need.</summary>
internal static class FilterValue
{
    /// <summary>Returns the text that the server reads from the value; null if this client cannot know it.</summary>
    public static string? TextOf(JToken value) => ServerValue.OfFilter(value).Text;

    /// <summary>
    /// Returns the text of each element of an array, or of any other single value; null if one is not known.
    /// </summary>
    public static List<string>? TextsOf(JToken value)
    {
        var texts = new List<string>();
        foreach (var element in value is JArray array ? array : new JArray(value))
        {
            if (TextOf(element) is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }

    /// <summary>Returns the number; null if the value is not a number.</summary>
    public static double? NumberOf(JToken value) =>
        ServerValue.Of(value).TryGetNumber(out var number) == Match.Yes ? number : null;

    /// <summary>
    /// Whether the value looks like a boolean. An array of booleans does, and so does an empty array.
    /// </summary>
    public static bool IsBoolean(JToken value) =>
        value switch
        {
            JArray array => array.All(IsBoolean),
            JValue { Value: bool } => true,
            JValue { Value: string text } => Says(text, "true") || Says(text, "false"),
            _ => false,
        };

    /// <summary>Whether the server reads the value as true.</summary>
    public static bool IsTrue(JToken value) =>
        value switch
        {
            JArray array => array.All(IsTrue),
            JValue { Value: bool flag } => flag,
            JValue { Value: string text } => Says(text, "true"),
            _ => false,
        };

    private static bool Says(string text, string word) => RustText.ToAsciiLower(text) == word;
}
