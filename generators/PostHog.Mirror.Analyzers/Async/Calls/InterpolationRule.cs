using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: around an await, the parts of a text are put together when all are known; without one, each is written at
/// once. What a later part changes would show in one form alone.
/// </summary>
internal sealed class InterpolationRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context) =>
        CheckNodes<InterpolatedStringExpressionSyntax>(
            context,
            Check,
            SyntaxKind.InterpolatedStringExpression
        );

    private void Check(RuleNode node, InterpolatedStringExpressionSyntax text)
    {
        var parts = text.Contents.OfType<InterpolationSyntax>().ToList();
        if (
            !parts.Exists(part => Runs(part).Any(one => one is AwaitExpressionSyntax))
            || node.SemanticModel.GetTypeInfo(text, node.CancellationToken).ConvertedType
                is not { SpecialType: SpecialType.System_String }
        )
        {
            return;
        }

        var last = parts.FindLastIndex(part => Runs(part).Any());
        foreach (var part in parts.Take(last))
        {
            var type = node.SemanticModel.GetTypeInfo(part.Expression, node.CancellationToken).Type;
            if (type is not null && !IsFixed(type))
            {
                Report(
                    node,
                    Found(
                        part.Expression.GetLocation(),
                        "this part is written before what follows it is called; put its text in a variable first"
                    )
                );
            }
        }
    }

    /// <summary>What a part calls before its value is known.</summary>
    private static IEnumerable<SyntaxNode> Runs(InterpolationSyntax part) =>
        part
            .Expression.DescendantNodesAndSelf(inner =>
                inner is not AnonymousFunctionExpressionSyntax
            )
            .Where(inner => inner is AwaitExpressionSyntax or InvocationExpressionSyntax);

    /// <summary>Whether a value of the type is copied, or never changes its text.</summary>
    private static bool IsFixed(ITypeSymbol type) =>
        type.IsValueType
        || type.SpecialType == SpecialType.System_String
        || type.Name is "Uri" or "Type" or "Version" or "CultureInfo";
}
