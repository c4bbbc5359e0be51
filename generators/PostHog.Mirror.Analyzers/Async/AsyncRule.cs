using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

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

    /// <summary>Whether a file has a hand-written twin instead of a translation.</summary>
    private protected static bool IsHandWritten(SyntaxTree? tree) => SeamFolder.Contains(tree);

    private protected static bool IsHandWritten(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.All(reference => IsHandWritten(reference.SyntaxTree));
}
