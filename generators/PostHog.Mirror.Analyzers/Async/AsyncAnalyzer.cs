using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>Runs several rules about async code as one analyzer.</summary>
public abstract class AsyncAnalyzer : MirrorAnalyzer
{
    private readonly IReadOnlyList<AsyncRule> _rules;

    private protected AsyncAnalyzer(IEnumerable<AsyncRule> rules)
    {
        _rules = [.. rules];
        SupportedDiagnostics = [.. _rules.Select(rule => rule.Descriptor).Distinct()];
    }

    /// <inheritdoc />
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected sealed override bool IsForBlocking => false;

    private protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        var shared = new RuleContext(context);
        foreach (var rule in _rules)
        {
            rule.Start(shared);
        }

        shared.Begin();
    }
}
