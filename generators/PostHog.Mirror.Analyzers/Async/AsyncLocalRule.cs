using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>BLK0206: what an async method puts into an async local is gone when it returns; a blocking one leaks it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncLocalRule()
    : AsyncRule(
        Rule(
            "BLK0206",
            "AsyncLocal assigned in an async method",
            "An AsyncLocal is assigned inside an async method: the value leaks to the caller in the blocking form; set it through a scope object"
        )
    )
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var assignment = (AssignmentExpressionSyntax)node.Node;
                if (
                    !IsHandWritten(assignment.SyntaxTree)
                    && EnclosingFunction.Of(assignment).IsAsync
                    && node
                        .SemanticModel.GetSymbolInfo(assignment.Left, node.CancellationToken)
                        .Symbol
                        is IPropertySymbol
                        {
                            Name: "Value",
                            ContainingType.Name: "AsyncLocal"
                        } value
                    && TaskSymbols.IsIn(value.ContainingType, "System.Threading")
                )
                {
                    node.ReportDiagnostic(Found(assignment.GetLocation()));
                }
            },
            SyntaxKind.SimpleAssignmentExpression,
            SyntaxKind.CoalesceAssignmentExpression
        );
}
