namespace PostHog.Docs.Tests.Pages;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">The word after the fence; empty when there is none.</param>
/// <param name="Lines">The lines between the fences.</param>
/// <param name="Line">The line of the page that the opening fence is on.</param>
/// <param name="Comment">The comment on the line before the fence, which readers do not see; null when there is none.</param>
public sealed record CodeBlock(
    string Language,
    IReadOnlyList<string> Lines,
    int Line,
    string? Comment
)
{
    public string Text => string.Join('\n', Lines);
}
