using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>
/// What the rules want to see of a compilation. They share one action for all nodes: the compiler then goes through the
/// nodes once, and not once for each rule.
/// </summary>
internal sealed class RuleContext(CompilationStartAnalysisContext context)
{
    private readonly Dictionary<SyntaxKind, List<Action<RuleNode>>> _checks = [];
    private readonly SeamFolder _seams = SeamFolder.Of(context.Compilation, context.Options);

    public Compilation Compilation => context.Compilation;

    public AnalyzerOptions Options => context.Options;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>Has every node of some kinds checked, but in files that have hand-written twins.</summary>
    public void OnNodes(IEnumerable<SyntaxKind> kinds, Action<RuleNode> check)
    {
        foreach (var kind in kinds)
        {
            if (!_checks.TryGetValue(kind, out var checks))
            {
                _checks[kind] = checks = [];
            }

            checks.Add(check);
        }
    }

    /// <summary>Has every symbol of some kinds checked that is declared, if only in part, in a translated file.</summary>
    public void OnSymbols(Action<SymbolAnalysisContext> check, params SymbolKind[] kinds) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                var declarations = symbol.Symbol.DeclaringSyntaxReferences;
                if (!declarations.All(declaration => _seams.Contains(declaration.SyntaxTree)))
                {
                    check(symbol);
                }
            },
            kinds
        );

    public void OnAllTypes(Action<SymbolAnalysisContext> check) =>
        context.RegisterSymbolAction(check, SymbolKind.NamedType);

    public void OnModels(Action<SemanticModelAnalysisContext> check) =>
        context.RegisterSemanticModelAction(check);

    public void OnEnd(Action<CompilationAnalysisContext> check) =>
        context.RegisterCompilationEndAction(check);

    /// <summary>Begins, after all rules have said what they want to see.</summary>
    public void Begin()
    {
        var checks = _checks.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (!_seams.Contains(node.Node.SyntaxTree))
                {
                    var shared = new RuleNode(node);
                    foreach (var check in checks[node.Node.Kind()])
                    {
                        check(shared);
                    }
                }
            },
            checks.Keys.ToImmutableArray()
        );
    }
}
