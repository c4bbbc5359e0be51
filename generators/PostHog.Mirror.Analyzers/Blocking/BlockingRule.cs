using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Mirror.Analyzers.Blocking;

/// <summary>A rule about a name used in the blocking assembly, whether generated or written by hand.</summary>
public abstract class BlockingRule : MirrorAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor;

    private protected BlockingRule(DiagnosticDescriptor descriptor)
    {
        _descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected sealed override bool IsForBlocking => true;

    private protected sealed override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.IdentifierName, SyntaxKind.GenericName);

    /// <summary>Whether the blocking assembly must not use the symbol.</summary>
    private protected abstract bool IsForbidden(ISymbol symbol);

    private void Check(SyntaxNodeAnalysisContext node)
    {
        var name = (SimpleNameSyntax)node.Node;
        if (
            name.Identifier.ValueText != "var"
            && !name.IsPartOfStructuredTrivia()
            && name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null
            && node.SemanticModel.GetSymbolInfo(name, node.CancellationToken).Symbol is { } symbol
            && IsForbidden(symbol)
        )
        {
            node.ReportDiagnostic(
                Diagnostic.Create(_descriptor, name.GetLocation(), name.Identifier.ValueText)
            );
        }
    }
}
