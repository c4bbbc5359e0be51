using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: before the first element, at the end and after an exception, the current element of an asynchronous
/// iterator is another one than that of an iterator. It is only asked for where a move has succeeded.
/// </summary>
internal sealed class CurrentElementRule() : AsyncRule(Descriptors.Await)
{
    private const string Move = "MoveNextAsync";

    public override void Start(RuleContext context) =>
        CheckNodes<MemberAccessExpressionSyntax>(
            context,
            (node, access) =>
            {
                if (
                    access.Name.Identifier.ValueText == "Current"
                    && TaskSymbols.IsStream(
                        node.SemanticModel.GetTypeInfo(
                            access.Expression,
                            node.CancellationToken
                        ).Type
                    )
                    && !IsMoved(access)
                )
                {
                    Report(
                        node,
                        Found(
                            access.Name.GetLocation(),
                            "there may be no current element, which each form answers in another way; ask for it where 'MoveNextAsync' returned true"
                        )
                    );
                }
            },
            SyntaxKind.SimpleMemberAccessExpression
        );

    /// <summary>Whether the element is asked for where a condition says that there is one.</summary>
    private static bool IsMoved(MemberAccessExpressionSyntax access)
    {
        var receiver = access.Expression.ToString();
        var function = EnclosingFunction.Of(access).Node;
        for (
            SyntaxNode inner = access;
            inner != function && inner.Parent is { } outer;
            inner = outer
        )
        {
            if (inner is CatchClauseSyntax or FinallyClauseSyntax)
            {
                return false;
            }

            if (IsBehind(inner, outer, receiver, function))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBehind(
        SyntaxNode inner,
        SyntaxNode outer,
        string receiver,
        SyntaxNode function
    ) =>
        outer switch
        {
            WhileStatementSyntax loop => loop.Statement == inner
                && Succeeds(loop.Condition, receiver, function),
            ForStatementSyntax { Condition: { } condition } loop => loop.Condition != inner
                && !loop.Initializers.Contains(inner)
                && Succeeds(condition, receiver, function),
            IfStatementSyntax test => test.Statement == inner
                && Succeeds(test.Condition, receiver, function),
            ConditionalExpressionSyntax choice => choice.WhenTrue == inner
                && Succeeds(choice.Condition, receiver, function),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
                both.Right == inner && Succeeds(both.Left, receiver, function),
            BlockSyntax block => block
                .Statements.TakeWhile(one => one != inner)
                .LastOrDefault(Moves)
                is { } last
                && LeavesUnlessMoved(last, receiver),
            _ => false,
        };

    /// <summary>Whether a condition is true only if there is an element.</summary>
    private static bool Succeeds(
        ExpressionSyntax condition,
        string receiver,
        SyntaxNode function
    ) =>
        Operand.Core(condition) switch
        {
            AwaitExpressionSyntax wait => IsMove(wait.Expression, receiver),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
                Succeeds(both.Left, receiver, function) || Succeeds(both.Right, receiver, function),
            IdentifierNameSyntax name => function
                .DescendantNodes()
                .Any(one => IsMoveInto(one, name.Identifier.ValueText, receiver)),
            _ => false,
        };

    private static bool IsMove(ExpressionSyntax expression, string receiver) =>
        Operand.Core(expression)
            is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Move } move
            }
        && move.Expression.ToString() == receiver;

    /// <summary>Whether a variable says what a move returned.</summary>
    private static bool IsMoveInto(SyntaxNode one, string variable, string receiver) =>
        one switch
        {
            VariableDeclaratorSyntax { Initializer.Value: AwaitExpressionSyntax wait } declared =>
                declared.Identifier.ValueText == variable && IsMove(wait.Expression, receiver),
            AssignmentExpressionSyntax
            {
                Left: IdentifierNameSyntax left,
                Right: AwaitExpressionSyntax wait
            } => left.Identifier.ValueText == variable && IsMove(wait.Expression, receiver),
            _ => false,
        };

    private static bool Moves(SyntaxNode statement) =>
        statement.DescendantTokens().Any(token => token.ValueText == Move);

    /// <summary><c>if (!await e.MoveNextAsync()) return;</c></summary>
    private static bool LeavesUnlessMoved(StatementSyntax statement, string receiver) =>
        statement
            is IfStatementSyntax
            {
                Condition: PrefixUnaryExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.LogicalNotExpression,
                    Operand: { } moved
                },
                Statement: { } left
            }
        && Operand.Core(moved) is AwaitExpressionSyntax wait
        && IsMove(wait.Expression, receiver)
        && (left is BlockSyntax block ? block.Statements.LastOrDefault() : left)
            is ReturnStatementSyntax
                or ThrowStatementSyntax
                or BreakStatementSyntax
                or ContinueStatementSyntax
                or YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement };
}
