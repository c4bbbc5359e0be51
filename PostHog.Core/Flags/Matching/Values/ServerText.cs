namespace PostHog.Flags.Matching.Values;

// Facts: value-text, regex-subject.
/// <summary>The text of a value that the server has read from JSON.</summary>
internal static class ServerText
{
    /// <summary>
    /// Returns the text of a value; null if this client cannot know it, which makes the match inconclusive.
    /// </summary>
    public static string? Of(object? value) => ServerValue.Of(value).Text;
}
