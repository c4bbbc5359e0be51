using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers;

/// <summary>A rule about the use of the packages. It does nothing in a project that does not refer to them.</summary>
public abstract class PackageRule : DiagnosticAnalyzer
{
    private protected const string Category = "PostHog";

    private readonly DiagnosticDescriptor _descriptor;

    private protected PackageRule(DiagnosticDescriptor descriptor)
    {
        _descriptor = descriptor;
        SupportedDiagnostics = ImmutableArray.Create(descriptor);
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (PackageTypes.In(start.Compilation) is { } types)
            {
                Start(start, types);
            }
        });
    }

    private protected abstract void Start(
        CompilationStartAnalysisContext context,
        PackageTypes types
    );

    private protected void Report(
        OperationAnalysisContext context,
        SyntaxNode place,
        params object[] arguments
    ) =>
        context.ReportDiagnostic(
            Diagnostic.Create(_descriptor, place.GetLocation(), messageArgs: arguments)
        );
}
