using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Analyzers;

/// <summary>Every refusal has a sample that it reports at the marked places and a sample that it does not report.</summary>
[TestFixture]
internal sealed class AnalyzerSampleTests
{
    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests/PostHog.Mirror.Tests/Samples"
    );

    private static readonly Additional Shims = new(
        "Shims.cs",
        File.ReadAllText(Path.Combine(Folder, "Shims.cs"))
    );

    /// <summary>What no single file can show; the tests of the generator and of the project files do.</summary>
    private static readonly string[] WithoutSample = ["BLK0001", "BLK0002", "BLK9001"];

    private static IEnumerable<string> Ids =>
        Analyzed
            .Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Select(descriptor => descriptor.Id)
            .Except(WithoutSample)
            .Order(StringComparer.Ordinal)
            .Distinct(StringComparer.Ordinal);

    [TestCaseSource(nameof(Ids))]
    public async Task Reports_mistakes_at_their_position(string id)
    {
        var text = Read(id, "bad");

        var found = await FindAsync(id, text);

        var spans = found.Where(one => one.Id == id).Select(one => one.Location.SourceSpan);
        Assert.That(spans, Is.EqualTo(Marked(text)));
    }

    [TestCaseSource(nameof(Ids))]
    public async Task Does_not_report_correct_code(string id) =>
        Assert.That(await FindAsync(id, Read(id, "good")), Is.Empty);

    [TestCaseSource(nameof(Ids))]
    public void Is_listed_in_a_release(string id) =>
        Assert.That(
            Directory
                .GetFiles(
                    Path.Combine(Repository.Root, "generators"),
                    "AnalyzerReleases.*.md",
                    SearchOption.AllDirectories
                )
                .Select(File.ReadAllText),
            Has.Some.Contains(id + " | ")
        );

    [Test]
    public void The_generator_refuses_what_the_analyzer_refuses()
    {
        var ids = Descriptors.All.Select(descriptor => descriptor.Id).Except(WithoutSample);

        foreach (var id in ids)
        {
            var project = new BlockingProject().With("/src/PostHog.Async/A.cs", Read(id, "bad"));

            Assert.That(project.Run().Diagnostics.Select(found => found.Id), Has.Some.EqualTo(id));
        }
    }

    [TestCase("await Task.Delay(1);", "Thread./*>*/Sleep/*<*/(1);")]
    public async Task Reports_leftovers_in_generated_code_at_the_async_line(
        string asyncLine,
        string blockingLine
    )
    {
        var text = $$"""
            namespace PostHog.Async;

            public sealed class Sample
            {
                public async Task RunAsync()
                {
            #if BLOCKING
                    {{blockingLine}}
            #else
                    {{asyncLine}}
            #endif
                }
            }
            """;
        var project = new BlockingProject().With("/src/PostHog.Async/A.cs", text);

        var found = await Analyzed.FindAsync(project.Compile());

        Assert.That(
            found.Single().ToString(),
            Does.StartWith("/src/PostHog.Async/A.cs(8,21): error BLK0304")
        );
    }

    private static Task<IReadOnlyList<Diagnostic>> FindAsync(string id, string text) =>
        Analyzed.FindAsync(
            id.StartsWith("BLK03", StringComparison.Ordinal)
                ? Mirrored.BlockingOptions
                : Mirrored.AsyncOptions,
            text,
            Shims
        );

    private static string Read(string id, string kind) =>
        File.ReadAllText(Path.Combine(Folder, $"{id}.{kind}.cs"));

    /// <summary>The text between the marks, or the line that cannot contain marks.</summary>
    private static IEnumerable<TextSpan> Marked(string text)
    {
        const string Open = "/*>*/";
        const string Close = "/*<*/";
        var directive = text.IndexOf("#line", StringComparison.Ordinal);
        if (directive >= 0)
        {
            var end = text.IndexOf('\n', directive);
            yield return TextSpan.FromBounds(directive, end);
        }

        var start = text.IndexOf(Open, StringComparison.Ordinal);
        while (start >= 0)
        {
            var end = text.IndexOf(Close, start, StringComparison.Ordinal);
            yield return TextSpan.FromBounds(start + Open.Length, end);
            start = text.IndexOf(Open, end, StringComparison.Ordinal);
        }
    }
}
