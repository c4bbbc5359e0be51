using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Values;

namespace PostHog.Flags.Compilation;

// Facts: value-text, exact-legacy-truth.
/// <summary>Reads the value of a filter in the ways that the operators need.</summary>
internal static class FilterValue
{
    /// <summary>Returns the text that the server reads from the value; null if this client cannot know it.</summary>
    public static string? TextOf(object? value) => ServerValue.OfFilter(value).Text;

    /// <summary>
    /// Returns the text of each element of an array, or of any other single value; null if one is not known.
    /// </summary>
    public static string[]? TextsOf(object value)
    {
        object?[] elements = value as object?[] ?? [value];
        var texts = new string[elements.Length];
        for (var index = 0; index < texts.Length; index++)
        {
            if (TextOf(elements[index]) is not { } text)
            {
                return null;
            }

            texts[index] = text;
        }

        return texts;
    }

    /// <summary>Returns the number; null if the value is not a number.</summary>
    public static double? NumberOf(object? value) =>
        ServerValue.Of(value).TryGetNumber(out var number) == Match.Yes ? number : null;

    /// <summary>
    /// Whether the value looks like a boolean. An array of booleans does, and so does an empty array.
    /// </summary>
    public static bool IsBoolean(object? value) =>
        value switch
        {
            object?[] array => Array.TrueForAll(array, IsBoolean),
            bool => true,
            string text => Says(text, "true") || Says(text, "false"),
            _ => false,
        };

    /// <summary>Whether the server reads the value as true.</summary>
    public static bool IsTrue(object? value) =>
        value switch
        {
            object?[] array => Array.TrueForAll(array, IsTrue),
            bool flag => flag,
            string text => Says(text, "true"),
            _ => false,
        };

    private static bool Says(string text, string word) => RustText.ToAsciiLower(text) == word;
}
