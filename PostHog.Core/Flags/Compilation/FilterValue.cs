using Newtonsoft.Json.Linq;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;

namespace PostHog.Flags.Compilation;

// Facts: value-text, exact-legacy-truth.
/// <summary>The value of a filter, read in the ways the operators read it.</summary>
internal static class FilterValue
{
    /// <summary>The text the server makes of it; null when that is not known here.</summary>
    public static string? TextOf(JToken value) => ServerValue.OfFilter(value).Text;

    /// <summary>The texts of the elements of an array, or that of anything else; null when one is not known here.</summary>
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

    /// <summary>The number; null when it is none.</summary>
    public static double? NumberOf(JToken value) =>
        ServerValue.Of(value).TryGetNumber(out var number) == Match.Yes ? number : null;

    /// <summary>Whether it looks like a boolean, which an array of such does, and an empty one.</summary>
    public static bool IsBoolean(JToken value) =>
        value switch
        {
            JArray array => array.All(IsBoolean),
            JValue { Value: bool } => true,
            JValue { Value: string text } => Says(text, "true") || Says(text, "false"),
            _ => false,
        };

    /// <summary>Whether the server takes it for true.</summary>
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
