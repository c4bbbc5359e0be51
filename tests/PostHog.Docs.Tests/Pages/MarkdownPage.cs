namespace PostHog.Docs.Tests.Pages;

/// <summary>What the tests need to know of a page.</summary>
/// <param name="Path">Its path, from the top of the repository, with forward slashes.</param>
/// <param name="Blocks">Its fenced blocks, in order.</param>
/// <param name="Links">The targets of its links, in order.</param>
/// <param name="Anchors">What its headings are called in links.</param>
public sealed record MarkdownPage(
    string Path,
    IReadOnlyList<CodeBlock> Blocks,
    IReadOnlyList<string> Links,
    IReadOnlyList<string> Anchors
)
{
    public string FullPath => System.IO.Path.Combine(Repository.Root, Path);

    public override string ToString() => Path;
}
