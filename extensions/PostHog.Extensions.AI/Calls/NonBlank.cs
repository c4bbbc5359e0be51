namespace PostHog.Extensions.AI.Calls;

/// <summary>Takes a blank text for none: some callers and providers say nothing in this way.</summary>
internal static class NonBlank
{
    /// <summary>Returns the text; null if it is blank.</summary>
    public static string? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
