using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>BLK0105: a delegate or an unsuffixed method that returns a task is awaited or returned, too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnawaitedCallRule()
    : AsyncRule(
        Rule(
            "BLK0105",
            "Call neither awaited nor returned",
            "The result of '{0}' is not awaited; in the blocking form this call would run to completion here"
        )
    )
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.InvocationExpression);

    private void Check(SyntaxNodeAnalysisContext node)
    {
        var call = (InvocationExpressionSyntax)node.Node;
        if (
            !IsHandWritten(call.SyntaxTree)
            && IsLeftAlone(call)
            && node.SemanticModel.GetSymbolInfo(call, node.CancellationToken).Symbol
                is IMethodSymbol method
            && TaskSymbols.IsTask(method.ReturnType)
            && !TaskSymbols.IsTask(method.ContainingType)
            && !BlockingNames.IsAsyncName(Operand.Name(call) ?? "")
        )
        {
            node.ReportDiagnostic(Found(call.GetLocation(), call.Expression.ToString()));
        }
    }

    /// <summary>Names that end in <c>Async</c> are checked by the translator, wherever they stand.</summary>
    private static bool IsLeftAlone(InvocationExpressionSyntax call)
    {
        var outer = Operand.Outermost(call);
        if (outer.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == outer)
        {
            outer = Operand.Outermost(access);
        }

        return outer.Parent
            is ExpressionStatementSyntax
                or AssignmentExpressionSyntax
                or EqualsValueClauseSyntax
                or ArgumentSyntax;
    }
}
