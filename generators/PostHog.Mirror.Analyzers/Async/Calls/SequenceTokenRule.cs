using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: a token given to a sequence after it was made reaches the iterator in the async form alone. In both it
/// reaches the call that was given it.
/// </summary>
internal sealed class SequenceTokenRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context)
    {
        var operators = SequenceOperators.TerminalNamesIn(context.Compilation);
        CheckNodes<InvocationExpressionSyntax>(
            context,
            (node, call) => Check(node, call, operators),
            SyntaxKind.InvocationExpression
        );
    }

    private void Check(RuleNode node, InvocationExpressionSyntax call, ISet<string> operators)
    {
        if (
            Token(call, operators, node.SemanticModel) is { } token
            && !IsNone(token)
            && Receiver(call) is { } receiver
            && !IsGiven(receiver, token, node.SemanticModel)
            && IsSequence(node.SemanticModel.GetTypeInfo(receiver, node.CancellationToken).Type)
        )
        {
            Report(
                node,
                Found(
                    Operand.CalledName(call)!.GetLocation(),
                    "the token would not reach the iterator; pass it to the call that makes the sequence, or ask it in the loop"
                )
            );
        }
    }

    /// <summary>The token that a sequence is given by a call, or by an operator that enumerates it.</summary>
    private static ExpressionSyntax? Token(
        InvocationExpressionSyntax call,
        ISet<string> operators,
        SemanticModel model
    ) =>
        Operand.Name(call) switch
        {
            "WithCancellation" or "GetAsyncEnumerator" => Operand
                .OnlyArgument(call.ArgumentList)
                ?.Expression,
            { } name
                when operators.Contains(name)
                    && model.GetSymbolInfo(call).Symbol is IMethodSymbol method
                    && SequenceOperators.Is(method) => SequenceOperators.Token(call, model),
            _ => null,
        };

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access
            ? Operand.Core(access.Expression)
            : null;

    /// <summary>Whether the call that makes the sequence gets the very token; operators may stand between.</summary>
    private static bool IsGiven(
        ExpressionSyntax receiver,
        ExpressionSyntax token,
        SemanticModel model
    ) =>
        receiver is InvocationExpressionSyntax source
        && (
            source.ArgumentList.Arguments.Any(argument =>
                SyntaxFactory.AreEquivalent(argument.Expression, token)
            )
            || (
                model.GetSymbolInfo(source).Symbol is IMethodSymbol method
                && SequenceOperators.Is(method)
                && Receiver(source) is { } first
                && IsGiven(first, token, model)
            )
        );

    private static bool IsNone(ExpressionSyntax token) =>
        token.IsKind(SyntaxKind.DefaultLiteralExpression)
        || token.IsKind(SyntaxKind.DefaultExpression)
        || token is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" };

    private static bool IsSequence(ITypeSymbol? type) =>
        TaskSymbols.IsStream(type) || type is { Name: "ConfiguredCancelableAsyncEnumerable" };
}
