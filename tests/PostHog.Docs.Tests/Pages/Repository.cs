namespace PostHog.Docs.Tests.Pages;

/// <summary>The repository these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its top folder.</summary>
    public static readonly string Root = FindRoot();

    /// <summary>README.md and everything in docs/.</summary>
    public static readonly IReadOnlyList<MarkdownPage> Pages =
    [
        .. Directory
            .EnumerateFiles(PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Prepend(PathOf("README.md"))
            .Select(ReadPage),
    ];

    /// <summary>What the packages show of themselves.</summary>
    public static readonly IReadOnlyList<MarkdownPage> PackagePages =
    [
        .. Directory
            .EnumerateDirectories(Root, "PostHog.*")
            .Concat(Directory.EnumerateDirectories(PathOf("extensions")))
            .Select(folder => ReadPage(Path.Combine(folder, "README.md"))),
    ];

    public static MarkdownPage Readme => Pages[0];

    public static string PathOf(string path) => Path.Combine(Root, path);

    public static MarkdownPage ReadPage(string file) =>
        MarkdownReader.Read(
            Path.GetRelativePath(Root, file).Replace('\\', '/'),
            File.ReadAllLines(file)
        );

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PostHog.sln")))
        {
            folder =
                folder.Parent
                ?? throw new InvalidOperationException("These tests run inside the repository.");
        }

        return folder.FullName;
    }
}
