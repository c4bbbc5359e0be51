using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Translating;

namespace PostHog.Benchmarks.Mirror;

/// <summary>What the mirror costs a build: the whole async project, one file of it, and files of growing length.</summary>
[MemoryDiagnoser]
public class TranslationBenchmarks
{
    private static readonly CSharpParseOptions Options = ProjectReader.ReadParseOptions(
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14)
    );

    private static readonly MirrorSettings Settings = new(
        "",
        "",
        "PostHog.Async",
        "PostHog.Blocking"
    );

    private List<SourceFile> _project = null!;
    private NameIndex _names = null!;
    private SourceFile _synthetic = null!;

    /// <summary>Lines of the synthetic file, with four edits each.</summary>
    [Params(1_000, 5_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Read()
    {
        var folder = Path.Combine(RepositoryRoot(), "PostHog.Async");
        _project =
        [
            .. Directory
                .GetFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(path => FileOf(path, File.ReadAllText(path))),
        ];
        _names = NamesOf(_project);
        _synthetic = FileOf("Synthetic.cs", Synthetic(Lines));
    }

    /// <summary>Names and text of every file, as a clean build needs them.</summary>
    [Benchmark]
    public int Translates_the_whole_project()
    {
        var names = NamesOf(_project);
        return _project.Sum(file => Translate(file, names));
    }

    /// <summary>The file that was edited, as the next build needs it.</summary>
    [Benchmark]
    public int Translates_one_file_after_an_edit() =>
        Translate(
            _project.Single(file =>
                file.Path.EndsWith("CaptureSender.cs", StringComparison.Ordinal)
            ),
            _names
        );

    /// <summary>A long file.</summary>
    [Benchmark]
    public int Translates_a_long_file() => Translate(_synthetic, _names);

    private static int Translate(SourceFile file, NameIndex names) =>
        Translator
            .Standard.Translate(file, names, Options, Settings, CancellationToken.None)
            .Text.Length;

    private static NameIndex NamesOf(IEnumerable<SourceFile> files) =>
        new(
            files.SelectMany(file =>
                DeclarationReader.Read(file, Options, CancellationToken.None).Names
            )
        );

    private static SourceFile FileOf(string path, string text) =>
        new(path, SourceText.From(text, Encoding.UTF8), SourceRole.Translate);

    private static string Synthetic(int lines)
    {
        var text = new StringBuilder("class C {\n");
        for (var line = 0; line < lines; line++)
        {
            text.Append("async Task<int> M").Append(line).Append("Async() => await M0Async();\n");
        }

        return text.Append('}').ToString();
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PostHog.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
