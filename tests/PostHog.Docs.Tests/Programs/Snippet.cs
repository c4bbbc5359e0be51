using PostHog.Development;
using PostHog.Docs.Tests.Pages;

namespace PostHog.Docs.Tests.Programs;

/// <summary>A program on a page, with what the page says it prints.</summary>
/// <param name="Place">Page and line.</param>
/// <param name="Code">The program, as a reader would copy it.</param>
/// <param name="Output">What it prints, by the page; null when the page does not say.</param>
/// <param name="Faults">What goes wrong at its server, request by request.</param>
public sealed record Snippet(string Place, string Code, string? Output, IReadOnlyList<Fault> Faults)
{
    private const string ProgramLanguage = "csharp";
    private const string OutputLanguage = "text";

    /// <summary>Every program of every page.</summary>
    public static IEnumerable<Snippet> All =>
        Repository.Pages.Concat(Repository.PackagePages).SelectMany(On);

    /// <summary>The programs of a page. A block of text is what the block before it prints.</summary>
    public static IEnumerable<Snippet> On(MarkdownPage page) =>
        page
            .Blocks.Select(
                (block, index) => (block, next: page.Blocks.ElementAtOrDefault(index + 1))
            )
            .Where(pair => pair.block.Language == ProgramLanguage)
            .Select(pair => new Snippet(
                $"{page.Path}:{pair.block.Line}",
                pair.block.Text,
                pair.next?.Language == OutputLanguage ? pair.next.Text : null,
                pair.block.Comment is { } script ? ServerScript.Read(script) : []
            ));

    public bool Uses(string name) => Code.Contains($"using {name};", StringComparison.Ordinal);

    public override string ToString() => Place;
}
