using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>A node that rules look at, with what it stands for: that is looked up once, for all of them.</summary>
internal sealed class RuleNode(SyntaxNodeAnalysisContext context)
{
    private ISymbol? _symbol;
    private bool _isKnown;

    public SyntaxNode Node => context.Node;

    public SemanticModel SemanticModel => context.SemanticModel;

    public ISymbol? ContainingSymbol => context.ContainingSymbol;

    public CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>What the node itself stands for, or calls.</summary>
    public ISymbol? Symbol
    {
        get
        {
            if (!_isKnown)
            {
                _symbol = SemanticModel.GetSymbolInfo(Node, CancellationToken).Symbol;
                _isKnown = true;
            }

            return _symbol;
        }
    }

    public void ReportDiagnostic(Diagnostic found) => context.ReportDiagnostic(found);
}
