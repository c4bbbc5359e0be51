using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: an asynchronous sequence that is asked whether it is an ordinary one, too, always is in the blocking form.
/// </summary>
internal sealed class SequenceQuestionRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context) =>
        CheckNodes<ExpressionSyntax>(
            context,
            Check,
            SyntaxKind.IsExpression,
            SyntaxKind.AsExpression,
            SyntaxKind.CastExpression,
            SyntaxKind.IsPatternExpression,
            SyntaxKind.SwitchExpression
        );

    private void Check(RuleNode node, ExpressionSyntax question)
    {
        var (asked, types) = question switch
        {
            BinaryExpressionSyntax test => (test.Left, [test.Right]),
            CastExpressionSyntax cast => (cast.Expression, [cast.Type]),
            IsPatternExpressionSyntax test => (test.Expression, Types(test.Pattern)),
            SwitchExpressionSyntax choice => (
                choice.GoverningExpression,
                choice.Arms.SelectMany(arm => Types(arm.Pattern))
            ),
            _ => (question, Enumerable.Empty<SyntaxNode>()),
        };
        if (
            TaskSymbols.IsStream(node.SemanticModel.GetTypeInfo(asked, node.CancellationToken).Type)
            && types.FirstOrDefault(type => IsOrdinary(type, node.SemanticModel)) is { } ordinary
        )
        {
            Report(
                node,
                Found(
                    ordinary.GetLocation(),
                    "an asynchronous sequence is an ordinary one in the blocking form; ask for a type of these sources"
                )
            );
        }
    }

    private static IEnumerable<SyntaxNode> Types(PatternSyntax pattern) =>
        pattern
            .DescendantNodesAndSelf()
            .Select(part =>
                part switch
                {
                    DeclarationPatternSyntax declaration => declaration.Type,
                    TypePatternSyntax type => type.Type,
                    RecursivePatternSyntax { Type: { } type } => type,
                    ConstantPatternSyntax constant => (SyntaxNode)constant.Expression,
                    _ => null,
                }
            )
            .OfType<SyntaxNode>();

    private static bool IsOrdinary(SyntaxNode written, SemanticModel model) =>
        model.GetSymbolInfo(written).Symbol
            is ITypeSymbol { DeclaringSyntaxReferences.Length: 0 } type
        && Counterparts
            .Bases(type)
            .Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable);
}
