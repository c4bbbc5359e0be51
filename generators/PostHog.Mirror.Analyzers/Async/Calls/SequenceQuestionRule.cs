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
        CheckNodes<SyntaxNode>(
            context,
            Check,
            SyntaxKind.IsExpression,
            SyntaxKind.AsExpression,
            SyntaxKind.CastExpression,
            SyntaxKind.IsPatternExpression,
            SyntaxKind.SwitchExpression,
            SyntaxKind.SwitchStatement
        );

    private void Check(RuleNode node, SyntaxNode question)
    {
        if (
            Asked(question) is { } asked
            && TaskSymbols.IsStream(
                node.SemanticModel.GetTypeInfo(asked, node.CancellationToken).Type
            )
            && Named(question).FirstOrDefault(type => IsOrdinary(type, node.SemanticModel))
                is { } ordinary
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

    private static ExpressionSyntax? Asked(SyntaxNode question) =>
        question switch
        {
            BinaryExpressionSyntax test => test.Left,
            CastExpressionSyntax cast => cast.Expression,
            IsPatternExpressionSyntax test => test.Expression,
            SwitchExpressionSyntax choice => choice.GoverningExpression,
            SwitchStatementSyntax choice => choice.Expression,
            _ => null,
        };

    private static IEnumerable<SyntaxNode> Named(SyntaxNode question) =>
        question switch
        {
            BinaryExpressionSyntax test => [test.Right],
            CastExpressionSyntax cast => [cast.Type],
            IsPatternExpressionSyntax test => Types(test.Pattern),
            SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Types(arm.Pattern)),
            SwitchStatementSyntax choice => choice
                .Sections.SelectMany(section => section.Labels)
                .SelectMany(Types),
            _ => [],
        };

    /// <summary>The types that a pattern or a label names.</summary>
    private static IEnumerable<SyntaxNode> Types(SyntaxNode pattern) =>
        pattern
            .DescendantNodesAndSelf()
            .Select(part =>
                part switch
                {
                    DeclarationPatternSyntax declaration => declaration.Type,
                    TypePatternSyntax type => type.Type,
                    RecursivePatternSyntax { Type: { } type } => type,
                    ConstantPatternSyntax constant => (SyntaxNode)constant.Expression,
                    CaseSwitchLabelSyntax label => label.Value,
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
