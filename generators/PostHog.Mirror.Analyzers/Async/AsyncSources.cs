using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>
/// The async project as the translator sees it: its files, and the names all of them declare. All rules share one for
/// each compilation, and it translates each file once.
/// </summary>
internal sealed class AsyncSources
{
    private static readonly ConditionalWeakTable<Compilation, Lazy<AsyncSources>> Known = new();

    private readonly ConcurrentDictionary<SyntaxTree, Translation> _translations = new();
    private readonly CSharpParseOptions _options;
    private readonly NameIndex _names;

    private readonly SeamFolder _seams;

    private AsyncSources(Compilation compilation, CSharpParseOptions options, SeamFolder seams)
    {
        _seams = seams;
        _options = ProjectReader.ReadParseOptions(options);
        var declarations = compilation
            .SyntaxTrees.Select(tree =>
                DeclarationReader.Read(
                    File(tree, CancellationToken.None),
                    BlockingTree.RootOf(tree, _options, CancellationToken.None)
                )
            )
            .ToList();
        _names = new NameIndex(declarations.SelectMany(file => file.Names));
        Collisions = PostHog.Mirror.Naming.Collisions.Find(
            declarations.SelectMany(file => file.Methods)
        );
    }

    public IReadOnlyList<FileDiagnostic> Collisions { get; }

    public static AsyncSources? Of(Compilation compilation, AnalyzerOptions analyzerOptions) =>
        compilation.SyntaxTrees.FirstOrDefault()?.Options is CSharpParseOptions options
            ? Known
                .GetValue(
                    compilation,
                    // Several rules ask at once: one of them does the work, for all, and is not cancelled.
                    one => new Lazy<AsyncSources>(() =>
                        new AsyncSources(one, options, SeamFolder.Of(one, analyzerOptions))
                    )
                )
                .Value
            : null;

    /// <summary>Whether a file has a hand-written twin instead of a translation.</summary>
    public bool AreHandWritten(SyntaxTree tree) => _seams.Contains(tree);

    /// <summary>What the translation of a file edits and refuses, without its text.</summary>
    public Translation Translate(SyntaxTree tree, CancellationToken cancellationToken) =>
        _translations.GetOrAdd(
            tree,
            one =>
                Translator.Standard.Judge(
                    File(one, cancellationToken),
                    BlockingTree.RootOf(one, _options, cancellationToken),
                    _names,
                    MirrorSettings.Plain,
                    cancellationToken
                )
        );

    private SourceFile File(SyntaxTree tree, CancellationToken cancellationToken) =>
        new(
            tree.FilePath,
            tree.GetText(cancellationToken),
            _seams.Contains(tree) ? SourceRole.Names : SourceRole.Translate
        );
}
