using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Mirror.Analyzers.Blocking;

/// <summary>Asks once what each name in the blocking assembly stands for, on behalf of all rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsedNameAnalyzer : MirrorAnalyzer
{
    private static readonly BlockingRule[] Rules =
    [
        new NoAsyncRemainsRule(),
        new SyncOverAsyncRule(),
        new PoolWorkRule(),
        new SleepRule(),
    ];

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [.. Rules.Select(rule => rule.Descriptor)];

    private protected override bool IsForBlocking => true;

    private protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.IdentifierName, SyntaxKind.GenericName);

    private static void Check(SyntaxNodeAnalysisContext node)
    {
        var name = (SimpleNameSyntax)node.Node;
        if (
            name.Identifier.ValueText == "var"
            || name.IsPartOfStructuredTrivia()
            || name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null
            || node.SemanticModel.GetSymbolInfo(name, node.CancellationToken).Symbol
                is not { } symbol
        )
        {
            return;
        }

        foreach (var rule in Rules)
        {
            if (rule.IsForbidden(symbol))
            {
                node.ReportDiagnostic(
                    Diagnostic.Create(
                        rule.Descriptor,
                        name.GetLocation(),
                        name.Identifier.ValueText
                    )
                );
            }
        }
    }
}
