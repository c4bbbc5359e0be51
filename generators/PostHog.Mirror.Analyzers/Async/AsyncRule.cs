using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>A rule the author of async code can read, and suppress with a reason, where the code is written.</summary>
public abstract class AsyncRule : MirrorAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor;

    private protected AsyncRule(DiagnosticDescriptor descriptor)
    {
        _descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected sealed override bool IsForBlocking => false;

    private protected Diagnostic Found(Location location, params object[] arguments) =>
        Diagnostic.Create(_descriptor, location, arguments);

    /// <summary>Reports what is found, unless the blocking form leaves out the code.</summary>
    private protected static void Report(SyntaxNodeAnalysisContext node, Diagnostic found)
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
        CompilationStartAnalysisContext context,
        Action<SyntaxNodeAnalysisContext, TNode> check,
        params SyntaxKind[] kinds
    )
        where TNode : SyntaxNode
    {
        var seams = SeamFolder.Of(context.Compilation, context.Options);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (!seams.Contains(node.Node.SyntaxTree))
                {
                    check(node, (TNode)node.Node);
                }
            },
            kinds
        );
    }

    /// <summary>Checks every symbol of some kinds that is declared, if only in part, in a translated file.</summary>
    private protected static void CheckSymbols<TSymbol>(
        CompilationStartAnalysisContext context,
        Action<SymbolAnalysisContext, TSymbol> check,
        params SymbolKind[] kinds
    )
        where TSymbol : ISymbol
    {
        var seams = SeamFolder.Of(context.Compilation, context.Options);
        context.RegisterSymbolAction(
            symbol =>
            {
                var declarations = symbol.Symbol.DeclaringSyntaxReferences;
                if (!declarations.All(declaration => seams.Contains(declaration.SyntaxTree)))
                {
                    check(symbol, (TSymbol)symbol.Symbol);
                }
            },
            kinds
        );
    }
}
