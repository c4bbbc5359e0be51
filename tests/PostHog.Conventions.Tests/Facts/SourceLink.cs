namespace PostHog.Conventions.Facts;

/// <summary>A file of a public repository at one commit.</summary>
internal record SourceLink(string Repository, string Path, string Commit)
{
    /// <summary>The address of the file, and its name to show.</summary>
    public string Markdown =>
        $"[{Path.Split('/')[^1]}](https://github.com/{Repository}/blob/{Commit}/{Path})";
}
