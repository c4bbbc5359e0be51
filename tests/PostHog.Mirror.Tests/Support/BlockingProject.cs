using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PostHog.Mirror.Output;

namespace PostHog.Mirror.Tests.Support;

/// <summary>A project that consumes the generator, in memory; files are edited as an author would.</summary>
internal sealed class BlockingProject
{
    private readonly Dictionary<string, AdditionalText> _files = new(StringComparer.Ordinal);
    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;

    /// <summary>All that the mirror adds for the framework.</summary>
    public static IEnumerable<(string Path, string Text)> Shims =>
        FrameworkShims
            .All.Select(shims => (shims.Name, shims.Text))
            .Append(("Embedded.cs", ShimOutput.Embedded));

    public BlockingProject(
        string root = "/src/PostHog.Async/",
        string mappedRoot = "",
        params (string Name, string Value)[] properties
    )
    {
        _compilation = Compiled.Of(
            Mirrored.BlockingOptions,
            ("Hand.cs", "internal static class Hand;")
        );
        _driver = CSharpGeneratorDriver.Create(
            [new MirrorGenerator().AsSourceGenerator()],
            parseOptions: Mirrored.BlockingOptions,
            optionsProvider: new ProjectOptions(
                properties
                    .Append(("build_property.MirrorSourceRoot", root))
                    .Append(("build_property.MirrorMappedRoot", mappedRoot))
                    .Append(("build_property.MirrorNamespace", "PostHog.Async=PostHog.Blocking"))
                    .ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal)
            ),
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None,
                trackIncrementalGeneratorSteps: true
            )
        );
    }

    public BlockingProject With(string path, string text) => With(new Additional(path, text));

    public BlockingProject With(AdditionalText file)
    {
        _driver = _files.TryGetValue(file.Path, out var old)
            ? _driver.ReplaceAdditionalText(old, file)
            : _driver.AddAdditionalTexts([file]);
        _files[file.Path] = file;
        return this;
    }

    public BlockingProject Without(string path)
    {
        _driver = _driver.RemoveAdditionalTexts([_files[path]]);
        _files.Remove(path);
        return this;
    }

    /// <summary>Adds or replaces a hand-written file.</summary>
    public BlockingProject WithHandWritten(string path, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, Mirrored.BlockingOptions, path, Encoding.UTF8);
        var others = _compilation.SyntaxTrees.Where(known => known.FilePath != path).ToList();
        _compilation = _compilation.RemoveAllSyntaxTrees().AddSyntaxTrees([.. others, tree]);
        return this;
    }

    public GeneratorRunResult Run(CancellationToken cancellationToken = default)
    {
        _driver = _driver.RunGenerators(_compilation, cancellationToken);
        return _driver.GetRunResult().Results.Single();
    }

    /// <summary>The compilation with the generated files in it.</summary>
    public Compilation Compile()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var compiled, out _);
        return compiled;
    }

    public ImmutableArray<string> Sources() =>
        [.. Run().GeneratedSources.Select(source => source.SourceText.ToString())];
}
