using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>A rule the author of async code can read, and suppress with a reason, where the code is written.</summary>
internal abstract class AsyncRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor => descriptor;

    /// <summary>Says what the rule wants to see of a compilation.</summary>
    public abstract void Start(RuleContext context);

    private protected static DiagnosticDescriptor Rule(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity = DiagnosticSeverity.Error,
        bool isOfStyle = false,
        params string[] customTags
    ) => MirrorAnalyzer.Rule(id, title, message, severity, isOfStyle, customTags);

    private protected Diagnostic Found(Location location, params object[] arguments) =>
        Diagnostic.Create(descriptor, location, arguments);

    /// <summary>Reports what is found, unless the blocking form leaves out the code.</summary>
    private protected static void Report(RuleNode node, Diagnostic found)
    {
        if (IsTranslated(found))
        {
            node.ReportDiagnostic(found);
        }
    }

    private protected static void Report(SymbolAnalysisContext symbol, Diagnostic found)
    {
        if (IsTranslated(found))
        {
            symbol.ReportDiagnostic(found);
        }
    }

    private protected static bool IsTranslated(Diagnostic found) =>
        found.Location.SourceTree is not { } tree
        || !ConditionalCode.IsAsyncOnly(tree, found.Location.SourceSpan.Start);

    /// <summary>Checks every node of some kinds, but in files that have hand-written twins.</summary>
    private protected static void CheckNodes<TNode>(
        RuleContext context,
        Action<RuleNode, TNode> check,
        params SyntaxKind[] kinds
    )
        where TNode : SyntaxNode => context.OnNodes(kinds, node => check(node, (TNode)node.Node));

    /// <summary>Checks every symbol of some kinds that is declared, if only in part, in a translated file.</summary>
    private protected static void CheckSymbols<TSymbol>(
        RuleContext context,
        Action<SymbolAnalysisContext, TSymbol> check,
        params SymbolKind[] kinds
    )
        where TSymbol : ISymbol =>
        context.OnSymbols(symbol => check(symbol, (TSymbol)symbol.Symbol), kinds);
}
