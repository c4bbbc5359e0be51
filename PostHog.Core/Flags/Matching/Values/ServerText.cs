namespace PostHog.Flags.Matching.Values;

// Facts: value-text, regex-subject.
/// <summary>The text that the server makes of a value it has read from JSON.</summary>
internal static class ServerText
{
    /// <summary>Returns the text of a value; null when it is not known here, which makes the answer inconclusive.</summary>
    public static string? Of(object? value) => ServerValue.Of(value).Text;
}
