using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Output;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Export;

/// <summary>
/// Writes the blocking source of a folder for people to read: what the compiler is given, without the padding. A file
/// in a folder of seams has a hand-written twin and is left out.
/// </summary>
internal sealed class BlockingExport(string source, string fromNamespace, string toNamespace)
{
    private const string SeamFolder = "Platform";

    private static readonly CSharpParseOptions Options = ProjectReader.ReadParseOptions(
        CSharpParseOptions
            .Default.WithLanguageVersion(LanguageVersion.CSharp14)
            .WithPreprocessorSymbols(
                "NET",
                "NET5_0_OR_GREATER",
                "NET6_0_OR_GREATER",
                "NET7_0_OR_GREATER",
                "NET8_0_OR_GREATER"
            )
    );

    private readonly List<string> _refusals = [];

    /// <summary>What could not be translated, as a compiler would say it.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <summary>What was translated, in numbers.</summary>
    public MethodCount Count { get; } = new();

    /// <summary>Writes every translated file and says how many there are.</summary>
    public int Write(string target)
    {
        var files = Directory
            .GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(path => !IsBuildOutput(path))
            .Order(StringComparer.Ordinal)
            .Select(Read)
            .ToList();
        var names = new NameIndex(
            files.SelectMany(file => DeclarationReader.Read(file, Options, default).Names)
        );
        var settings = new MirrorSettings("", "", fromNamespace, toNamespace);
        var translated = files.Where(file => file.Role == SourceRole.Translate).ToList();
        foreach (var file in translated)
        {
            var translation = Translator.Standard.Translate(
                file,
                names,
                Options,
                settings,
                default
            );
            Count.Add(file, Options, translation.Diagnostics);
            _refusals.AddRange(
                translation.Diagnostics.Select(refusal => refusal.ToDiagnostic().ToString())
            );
            var path = Path.Combine(target, Path.GetRelativePath(source, file.Path));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, ReadableText.Write(file.Text.ToString(), translation.Edits));
        }

        // Build output is ignored by the formatter; an empty list of its own lets this folder be formatted.
        File.WriteAllText(Path.Combine(target, ".csharpierignore"), "");
        return translated.Count;
    }

    private bool IsBuildOutput(string path) =>
        Path.GetRelativePath(source, path)
            .Split(Path.DirectorySeparatorChar)
            .Any(part => part is "obj" or "bin");

    private SourceFile Read(string path)
    {
        var folder = Path.GetRelativePath(source, path).Split(Path.DirectorySeparatorChar)[0];
        return new SourceFile(
            path,
            SourceText.From(File.ReadAllText(path), Encoding.UTF8),
            folder == SeamFolder ? SourceRole.Names : SourceRole.Translate
        );
    }
}
