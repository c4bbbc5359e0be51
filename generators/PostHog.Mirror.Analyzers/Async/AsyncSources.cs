using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>The async project as the translator sees it: its files, and the names all of them declare.</summary>
internal sealed class AsyncSources
{
    private readonly CSharpParseOptions _options;
    private readonly NameIndex _names;

    private AsyncSources(
        Compilation compilation,
        CSharpParseOptions options,
        CancellationToken cancellationToken
    )
    {
        _options = ProjectReader.ReadParseOptions(options);
        var declarations = compilation
            .SyntaxTrees.Select(tree => File(tree, cancellationToken))
            .Select(file => DeclarationReader.Read(file, _options, cancellationToken))
            .ToList();
        _names = new NameIndex(declarations.SelectMany(file => file.Names));
        Collisions = PostHog.Mirror.Naming.Collisions.Find(
            declarations.SelectMany(file => file.Methods)
        );
    }

    public IReadOnlyList<FileDiagnostic> Collisions { get; }

    public static AsyncSources? Of(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.FirstOrDefault()?.Options is CSharpParseOptions options
            ? new AsyncSources(compilation, options, cancellationToken)
            : null;

    public Translation Translate(SyntaxTree tree, CancellationToken cancellationToken) =>
        Translator.Standard.Translate(
            File(tree, cancellationToken),
            _names,
            _options,
            MirrorSettings.Plain,
            cancellationToken
        );

    private static SourceFile File(SyntaxTree tree, CancellationToken cancellationToken) =>
        new(
            tree.FilePath,
            tree.GetText(cancellationToken),
            SeamFolder.Contains(tree) ? SourceRole.Names : SourceRole.Translate
        );
}
