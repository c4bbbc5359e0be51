using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0105: a delegate or an unsuffixed method that returns a task is awaited or returned, too; and a lambda that makes
/// a task is one that returns it.
/// </summary>
internal sealed class UnawaitedCallRule()
    : AsyncRule(
        Rule(
            "BLK0105",
            "Call neither awaited nor returned",
            "The result of '{0}' is not awaited; in the blocking form this call would run to completion here"
        )
    )
{
    public override void Start(RuleContext context) =>
        CheckNodes<InvocationExpressionSyntax>(context, Check, SyntaxKind.InvocationExpression);

    private void Check(RuleNode node, InvocationExpressionSyntax call)
    {
        if (
            node.Symbol is IMethodSymbol method
            && TaskSymbols.IsTask(method.ReturnType)
            && !TaskSymbols.IsTask(method.ContainingType)
            && User(call) is { } user
            && !IsJudgedByTranslator(call, user)
            && !IsHandedOn(call, user, node.SemanticModel)
        )
        {
            Report(node, Found(call.GetLocation(), call.Expression.ToString()));
        }
    }

    /// <summary>
    /// Names that end in <c>Async</c> are checked by the translator, wherever they stand but in lambdas: only the
    /// compiler knows what those return.
    /// </summary>
    private static bool IsJudgedByTranslator(InvocationExpressionSyntax call, SyntaxNode user) =>
        BlockingNames.IsAsyncName(Operand.Name(call) ?? "")
        && !EnclosingFunction.Of(call).IsUntyped
        && user
            is not AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: (int)SyntaxKind.None };

    /// <summary>What does something with the call, or with a choice it is an outcome of.</summary>
    private static SyntaxNode? User(InvocationExpressionSyntax call)
    {
        var outer = Choices.Outermost(call);
        while (
            outer.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == outer
        )
        {
            outer = Choices.Outermost(access);
        }

        return outer.Parent;
    }

    /// <summary>Whether the task is awaited, or is what the caller gets, or what it is used for is refused for itself.</summary>
    private static bool IsHandedOn(
        InvocationExpressionSyntax call,
        SyntaxNode user,
        SemanticModel model
    ) =>
        user switch
        {
            AwaitExpressionSyntax => true,
            ReturnStatementSyntax result => IsResult(call, model)
                && !LeftBlocks.Act(result, EnclosingFunction.Of(call).Node)
                && !(EnclosingFunction.Of(call).IsUntyped && IsUnknownAndBare(call, model)),
            ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax => IsResult(
                call,
                model
            ),
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } =>
                TaskSymbols.IsTask(model.GetTypeInfo(creation).Type),
            BinaryExpressionSyntax choice => choice.IsKind(SyntaxKind.CoalesceExpression),
            MemberAccessExpressionSyntax member => InspectedTaskRule.IsInspection(
                member.Name.Identifier.ValueText
            )
                || member.Name.Identifier.ValueText == "WaitAsync",
            _ => false,
        };

    private static bool IsResult(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetEnclosingSymbol(call.SpanStart) is IMethodSymbol { IsAsync: false } function
        && TaskSymbols.IsTask(function.ReturnType);

    /// <summary>
    /// Whether the blocking form of a call has no result, so that no lambda can return it, and the translator cannot
    /// see that by the name.
    /// </summary>
    private static bool IsUnknownAndBare(InvocationExpressionSyntax call, SemanticModel model) =>
        !BlockingNames.IsAsyncName(Operand.Name(call) ?? "")
        && TaskSymbols.IsBareTask(model.GetTypeInfo(call).Type);
}
