using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>BLK0210: a token that is at hand and not passed on ends nothing, in either form.</summary>
internal sealed class TokenRule()
    : AsyncRule(
        Rule(
            "BLK0210",
            "Token not passed on",
            "Cancellation token is not passed to '{0}'",
            isOfStyle: true
        )
    )
{
    public override void Start(RuleContext context) =>
        CheckNodes<InvocationExpressionSyntax>(context, Check, SyntaxKind.InvocationExpression);

    private void Check(RuleNode node, InvocationExpressionSyntax call)
    {
        if (
            node.ContainingSymbol is IMethodSymbol { Parameters: var given }
            && given.Any(IsToken)
            && node.Symbol is IMethodSymbol method
            && MayTakeToken(method)
            && node.SemanticModel.GetOperation(call, node.CancellationToken)
                is IInvocationOperation invocation
            && invocation.Arguments.Any(argument =>
                argument.ArgumentKind == ArgumentKind.DefaultValue && IsToken(argument.Parameter)
            )
        )
        {
            Report(node, Found(call.GetLocation(), method.Name));
        }
    }

    private static bool MayTakeToken(IMethodSymbol method) =>
        (TaskSymbols.IsTask(method.ReturnType) || TaskSymbols.IsStream(method.ReturnType))
        && method.Parameters.Any(parameter => parameter.IsOptional && IsToken(parameter));

    private static bool IsToken(IParameterSymbol? parameter) =>
        parameter?.Type is { Name: "CancellationToken" } type
        && TaskSymbols.IsIn(type, "System.Threading");
}
