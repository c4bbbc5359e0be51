using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Tests.Laws;
using PostHog.Mirror.Tests.Support;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Tests;

/// <summary>Files that no formatter would produce.</summary>
[TestFixture]
internal sealed class HostileInputTests
{
    private const string Plain =
        "namespace PostHog.Async;\npublic sealed class A\n{\n\tpublic async Task TryAsync()\n\t{\n\t\tawait TryAsync().ConfigureAwait(false);\n\t}\n}";

    /// <summary>Code as it is while somebody types: every analyzer sees it, and none may fail.</summary>
    [TestCase(3)]
    [TestCase(7)]
    public async Task Analyzes_code_that_is_cut_off_or_lacks_a_part(int every)
    {
        var texts = TrialProgram
            .All.Where((_, index) => index % every == 0)
            .SelectMany(program => Broken(program.Text, new Random(every + program.Text.Length)));
        var compilation = Compiled.OfReferencing(
            Mirrored.AsyncOptions,
            [.. texts.Select((text, index) => ($"Broken{index}.cs", text))]
        );

        Assert.That(compilation.GetDiagnostics(), Is.Not.Empty);
        Assert.That(await Analyzed.FindAsync(compilation), Is.Not.Empty);
    }

    [TestCase("\r\n")]
    [TestCase("\r")]
    [TestCase("\u2028")]
    [TestCase("\u0085")]
    public void Keeps_line_ends(string lineEnd)
    {
        var text = Plain.Replace("\n", lineEnd, StringComparison.Ordinal);

        Assert.That(Law.Broken(text, Mirrored.Of(text)), Is.Empty);
    }

    [Test]
    public void Keeps_mixed_line_ends()
    {
        var random = new Random(7);
        var text = string.Concat(
            Plain.Select(c => c == '\n' && random.Next(2) == 0 ? "\r\n" : c.ToString())
        );

        Assert.That(Law.Broken(text, Mirrored.Of(text)), Is.Empty);
    }

    [TestCase("utf-8", true)]
    [TestCase("utf-8", false)]
    [TestCase("utf-16", true)]
    [TestCase("utf-16BE", true)]
    [TestCase("utf-32", true)]
    public void Reads_every_encoding(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] mark = withMark ? encoding.GetPreamble() : [];
        using var stream = new MemoryStream([.. mark, .. encoding.GetBytes(Plain)]);
        var file = new Additional(
            "/src/PostHog.Async/A.cs",
            SourceText.From(stream, checksumAlgorithm: SourceHashAlgorithm.Sha256)
        );

        var sources = new BlockingProject().With(file).Sources();

        Assert.That(sources.Single(), Does.EndWith(Mirrored.Of(Plain).Text));
    }

    [Test]
    public void Accepts_files_with_the_same_name_in_different_folders()
    {
        var project = new BlockingProject()
            .With("/src/PostHog.Async/One/A.cs", "namespace PostHog.Async.One; class A;")
            .With("/src/PostHog.Async/Two/A.cs", "namespace PostHog.Async.Two; class A;");

        Assert.That(
            project.Run().GeneratedSources.Select(source => source.HintName),
            Is.EqualTo(["One/A.cs", "Two/A.cs"])
        );
        Assert.That(Compiled.Errors(project.Compile()), Is.Empty);
    }

    [TestCase("A#B's \u00e4.cs", "A(23)B(27)s \u00e4.cs")]
    [TestCase("Deep/er/A(1).cs", "Deep/er/A(1).cs")]
    public void Names_the_output_for_any_path(string path, string hintName)
    {
        var project = new BlockingProject().With("/src/PostHog.Async/" + path, Plain);

        Assert.That(project.Run().GeneratedSources.Single().HintName, Is.EqualTo(hintName));
    }

    [Test]
    public void Translates_documentation_even_when_it_is_not_generated()
    {
        const string Text =
            "interface A\n{\n    /// <summary><see cref=\"RunAsync\"/></summary>\n    Task RunAsync();\n}\n";
        var ignoring = Mirrored.AsyncOptions.WithDocumentationMode(DocumentationMode.None);

        var translation = Translator.Standard.Translate(
            Mirrored.File(Text),
            Mirrored.Names(Text),
            ProjectReader.ReadParseOptions(ignoring),
            Mirrored.Renaming,
            CancellationToken.None
        );

        Assert.That(translation.Text, Is.EqualTo(Mirrored.Of(Text).Text));
        Assert.That(translation.Text, Does.Contain("cref=\"Run"));
    }

    [Test]
    public void Reports_collisions_of_a_type_in_several_files()
    {
        var project = new BlockingProject()
            .With(
                "/src/PostHog.Async/A.cs",
                "namespace PostHog.Async; partial class A { void Run(int x) { } }"
            )
            .With(
                "/src/PostHog.Async/B.cs",
                "namespace PostHog.Async; partial class A { Task RunAsync(int y) => Task.CompletedTask; }"
            );

        Assert.That(
            project.Run().Diagnostics.Select(found => found.ToString()),
            Is.EqualTo([
                "/src/PostHog.Async/B.cs(1,49): error BLK0106: 'Run(int)' and 'RunAsync(int)' both become 'Run(int)'; give one another name, or put it inside '#if !BLOCKING'",
            ])
        );
    }

    [Test]
    public void Rejects_a_file_outside_the_root()
    {
        var project = new BlockingProject().With("/elsewhere/A.cs", Plain);

        Assert.That(
            project.Run().Diagnostics.Select(found => found.ToString()),
            Is.EqualTo([
                "/elsewhere/A.cs(1,1): error BLK0002: '/elsewhere/A.cs' lies outside the source root '/src/PostHog.Async/'; its output name cannot be made unique",
            ])
        );
    }

    [Test]
    public void Rejects_a_project_without_sources() =>
        Assert.That(
            new BlockingProject().Run().Diagnostics.Select(found => found.ToString()),
            Is.EqualTo([
                "error BLK0001: No file is marked as a mirror source; the blocking assembly would be empty",
            ])
        );

    [Test]
    public void Reports_broken_code_at_its_position()
    {
        const string Text =
            "namespace PostHog.Async;\nclass A\n{\n    async Task TryAsync( { await TryAsync(; }\n}\n";
        var project = new BlockingProject().With("/src/PostHog.Async/A.cs", Text);

        var expected = Compiled.Of(Mirrored.AsyncOptions, ("/src/PostHog.Async/A.cs", Text));

        Assert.That(SyntaxErrors(project.Compile()), Is.EqualTo(SyntaxErrors(expected)));
    }

    [TestCase("(", ")")]
    [TestCase("await (", ")")]
    [TestCase("!", "")]
    [TestCase("x => ", "")]
    [TestCase("F(await G(), ", ")")]
    public void Handles_deep_nesting(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 500));
        var shut = string.Concat(Enumerable.Repeat(close, 500));
        var text =
            $"class A {{ async Task TryAsync() {{ var v = {deep}await RunAsync(){shut}; }} }}";

        Assert.That(Law.KeepsPositions(text, Mirrored.Of(text)), Is.Empty);
    }

    [Test]
    public void Handles_nesting_that_no_compiler_accepts()
    {
        var text = "class A { bool a = " + new string('!', 100_000);

        Assert.That(Mirrored.Of(text).Text, Is.EqualTo(text));
    }

    [Test]
    public void Handles_long_chains()
    {
        var sum = string.Concat(Enumerable.Repeat(" + await OneAsync()", 1_500));
        var chain = string.Concat(Enumerable.Repeat(".NextAsync()", 500));
        var text = $"class A {{ async Task TryAsync() {{ var v = 1{sum}; await a{chain}; }} }}";

        Assert.That(Law.KeepsPositions(text, Mirrored.Of(text)), Is.Empty);
    }

    [Test]
    public void Handles_tens_of_thousands_of_edits()
    {
        var text = Lines(5_000);

        Assert.That(Law.KeepsPositions(text, Mirrored.Of(text)), Is.Empty);
    }

    private static string Lines(int count) =>
        "class A { async Task TryAsync() {\n"
        + string.Concat(
            Enumerable.Repeat(
                "    await api.RunAsync(await api.CountAsync()).ConfigureAwait(false);\n",
                count
            )
        )
        + "} }";

    private static IEnumerable<string> SyntaxErrors(Compilation compilation) =>
        compilation
            .GetDiagnostics()
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Where(found =>
                found.Location.GetMappedLineSpan().Path.EndsWith("A.cs", StringComparison.Ordinal)
            )
            .Where(found => found.Id.StartsWith("CS1", StringComparison.Ordinal))
            .Select(found => $"{found.Location.GetMappedLineSpan()}: {found.Id}");

    private static IEnumerable<string> Broken(string text, Random random)
    {
        yield return text[..random.Next(text.Length)];
        var at = random.Next(text.Length);
        yield return text.Remove(at, Math.Min(random.Next(1, 9), text.Length - at));
        at = text.IndexOf('(', random.Next(text.Length));
        yield return at < 0 ? text + "await" : text.Insert(at, " . ");
    }
}
