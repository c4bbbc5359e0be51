using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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

    /// <summary>Whether a file has a hand-written twin instead of a translation.</summary>
    private protected static bool IsHandWritten(SyntaxTree? tree) => SeamFolder.Contains(tree);

    private protected static bool IsHandWritten(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.All(reference => IsHandWritten(reference.SyntaxTree));
}
