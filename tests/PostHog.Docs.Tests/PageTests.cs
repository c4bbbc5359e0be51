using PostHog.Docs.Tests.Pages;
using PostHog.Docs.Tests.Programs;

namespace PostHog.Docs.Tests;

/// <summary>Rules for every page.</summary>
public sealed class PageTests
{
    private const string Index = "docs/README.md";

    private static readonly string[] WithoutPrograms =
    [
        Index,
        "docs/architecture.md",
        "docs/glossary.md",
        // Its commands are run by the tests of the tool.
        "docs/phog.md",
        "docs/scale.md",
        "docs/server-facts.md",
    ];

    // Its package is for PostHog.Blocking.
    private const string OfOnePackage = "docs/cli.md";

    private static readonly string[] Languages = ["csharp", "text", "sh", ""];

    private static IEnumerable<MarkdownPage> Pages =>
        Repository.Pages.Concat(Repository.PackagePages);

    private static IEnumerable<MarkdownPage> PagesOfBothPackages =>
        Repository.Pages.Where(page =>
            page.Path != OfOnePackage && !WithoutPrograms.Contains(page.Path)
        );

    [TestCaseSource(nameof(PagesOfBothPackages))]
    public void Shows_both_packages(MarkdownPage page)
    {
        var snippets = Snippet.On(page).ToList();

        Assert.That(snippets, Has.Some.Matches<Snippet>(snippet => snippet!.Uses("PostHog.Async")));
        Assert.That(
            snippets,
            Has.Some.Matches<Snippet>(snippet => snippet!.Uses("PostHog.Blocking"))
        );
    }

    [TestCaseSource(nameof(Pages))]
    public void Links_only_to_existing_targets(MarkdownPage page)
    {
        var broken = page.Links.Where(link => !Resolves(page, link));

        Assert.That(broken, Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void Shows_output_after_the_program_that_prints_it(MarkdownPage page)
    {
        var orphans = page.Blocks.Where(
            (block, index) =>
                block.Language == "text"
                && page.Blocks.ElementAtOrDefault(index - 1)?.Language is not ("csharp" or "sh")
        );

        Assert.That(orphans, Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public void Contains_no_untested_code_block(MarkdownPage page) =>
        Assert.That(page.Blocks.Select(block => block.Language), Is.All.AnyOf(Languages));

    [TestCaseSource(nameof(Pages))]
    public void Runs_only_existing_projects(MarkdownPage page)
    {
        var missing = Commands
            .On(page)
            .SelectMany(Commands.ProjectsIn)
            .Where(project => !Directory.Exists(Repository.PathOf(project)));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Is_listed_in_the_index()
    {
        var index = Pages.Single(page => page.Path == Index);

        var pages = Pages
            .Select(page => page.Path)
            .Where(path => path.StartsWith("docs/", StringComparison.Ordinal));
        Assert.That(pages.Select(Path.GetFileName), Is.SubsetOf(index.Links.Append("README.md")));
    }

    private static bool Resolves(MarkdownPage page, string link)
    {
        if (link.StartsWith("https://", StringComparison.Ordinal))
        {
            return true;
        }

        var (path, anchor) = link.IndexOf('#') is >= 0 and var at
            ? (link[..at], link[(at + 1)..])
            : (link, "");
        var target =
            path.Length == 0
                ? page.FullPath
                : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.FullPath)!, path));
        return anchor.Length == 0
            ? Path.Exists(target)
            : File.Exists(target) && Repository.ReadPage(target).Anchors.Contains(anchor);
    }
}
