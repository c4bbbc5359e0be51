using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>
/// BLK0101: a task that may be missing is one thing, a result that may be null another. The blocking form knows only
/// the result, so <c>x?.FAsync()</c> and <c>x?.FAsync() ?? GAsync()</c> would mean something else.
/// </summary>
internal sealed class MissingTask : IRule
{
    private const string Alternative =
        "the alternative to a missing task would also replace a null result; write if/else";

    private const string Receiver =
        "there is no task when the receiver is null; test for null first";

    private const string Null = "a task is never null; return a task of null, or throw";

    public string Id => "BLK0101";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [
        SyntaxKind.ConditionalAccessExpression,
        SyntaxKind.CoalesceExpression,
        SyntaxKind.NullLiteralExpression,
        SyntaxKind.DefaultLiteralExpression,
        SyntaxKind.DefaultExpression,
    ];

    public void Apply(SyntaxNode node, Page page)
    {
        switch (node)
        {
            case ConditionalAccessExpressionSyntax access
                when IsTask(access, page) && IsHandedOn(access):
                page.Refuse(Id, access, Receiver);
                break;
            case BinaryExpressionSyntax choice
                when !Operand.IsGuardedCall(choice)
                    && (IsTask(choice.Left, page) || IsTask(choice.Right, page))
                    && !IsRefusedWithAwait(choice):
                page.Refuse(Id, choice, Alternative);
                break;
            case LiteralExpressionSyntax
            or DefaultExpressionSyntax when IsResultOfTask((ExpressionSyntax)node):
                page.Refuse(Id, node, Null);
                break;
        }
    }

    /// <summary>Whether the expression is seen to be a task, before it is awaited.</summary>
    private static bool IsTask(ExpressionSyntax expression, Page page)
    {
        var core = Operand.Core(expression);
        while (core is ConditionalAccessExpressionSyntax access)
        {
            core = Operand.Core(access.WhenNotNull);
        }

        return core is InvocationExpressionSyntax call
            && (
                TaskSyntax.IsStaticMember(call.Expression, out _, out _)
                || (
                    Operand.Name(call) is { } name
                    && BlockingNames.IsAsyncName(name)
                    && name != "GetAsyncEnumerator"
                    && !page.Names.NeverReturnsTask(name)
                )
            );
    }

    /// <summary>Whether the value goes further; an await of it, or nothing at all, is refused for itself.</summary>
    private static bool IsHandedOn(ExpressionSyntax access)
    {
        var outer = Operand.Outermost(access);
        return outer.Parent switch
        {
            BinaryExpressionSyntax choice => choice.Right == outer,
            ReturnStatementSyntax
            or ArrowExpressionClauseSyntax
            or AnonymousFunctionExpressionSyntax => true,
            _ => Choices.Around(outer) is not null,
        };
    }

    private static bool IsRefusedWithAwait(ExpressionSyntax choice) =>
        Operand.Outermost(choice).Parent switch
        {
            AwaitExpressionSyntax wait => Positions.Of(wait) != Position.LambdaBody,
            ReturnStatementSyntax or ArrowExpressionClauseSyntax => EnclosingFunction
                .Of(choice)
                .BecomesVoid,
            _ => false,
        };

    private static bool IsResultOfTask(ExpressionSyntax value)
    {
        var function = EnclosingFunction.Of(value);
        return !function.IsAsync
            && TaskSyntax.IsTask(function.ReturnType)
            && TaskSyntax.Last(function.ReturnType)?.Identifier.ValueText == "Task"
            && Choices.Outermost(value).Parent
                is ReturnStatementSyntax
                    or ArrowExpressionClauseSyntax;
    }
}
