using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: of several task-returning delegates in one, the async form waits for the last alone and the others go on
/// beside it; the blocking form runs each to its end, and stops at the first that fails.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CombinedDelegateRule() : AsyncRule(Descriptors.Await)
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var (left, symbol) = node.Node switch
                {
                    AssignmentExpressionSyntax assignment => (
                        assignment.Left,
                        node.SemanticModel.GetSymbolInfo(assignment.Left).Symbol
                    ),
                    BinaryExpressionSyntax sum => (sum.Left, null),
                    _ => default,
                };
                if (
                    left is not null
                    && !IsHandWritten(left.SyntaxTree)
                    && symbol is not IEventSymbol
                    && node.SemanticModel.GetTypeInfo(left, node.CancellationToken).Type
                        is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
                    && TaskSymbols.IsTask(invoke.ReturnType)
                )
                {
                    node.ReportDiagnostic(
                        Found(
                            node.Node.GetLocation(),
                            "only the last of several combined delegates is awaited; keep them in a list and await each"
                        )
                    );
                }
            },
            SyntaxKind.AddAssignmentExpression,
            SyntaxKind.AddExpression
        );
}
