using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>BLK0210: a token that is at hand and not passed on ends nothing, in either form.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenRule()
    : AsyncRule(
        Rule(
            "BLK0210",
            "Token not passed on",
            "Cancellation token is not passed to '{0}'",
            isOfStyle: true
        )
    )
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        CheckNodes<InvocationExpressionSyntax>(context, Check, SyntaxKind.InvocationExpression);

    private void Check(SyntaxNodeAnalysisContext node, InvocationExpressionSyntax call)
    {
        if (
            node.ContainingSymbol is IMethodSymbol { Parameters: var given }
            && given.Any(IsToken)
            && node.SemanticModel.GetOperation(call, node.CancellationToken)
                is IInvocationOperation invocation
            && (
                TaskSymbols.IsTask(invocation.TargetMethod.ReturnType)
                || TaskSymbols.IsStream(invocation.TargetMethod.ReturnType)
            )
            && invocation.Arguments.Any(argument =>
                argument.ArgumentKind == ArgumentKind.DefaultValue && IsToken(argument.Parameter)
            )
        )
        {
            Report(node, Found(call.GetLocation(), invocation.TargetMethod.Name));
        }
    }

    private static bool IsToken(IParameterSymbol? parameter) =>
        parameter?.Type is { Name: "CancellationToken" } type
        && TaskSymbols.IsIn(type, "System.Threading");
}
