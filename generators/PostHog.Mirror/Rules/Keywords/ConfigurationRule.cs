using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Keywords;

/// <summary>E8: <c>.ConfigureAwait(…)</c>, <c>.AsTask()</c> and <c>.Preserve()</c> go.</summary>
internal sealed class ConfigurationRule : IRule
{
    /// <summary>The one option that changes what an await does, not only where it goes on.</summary>
    private const string Suppressing = "SuppressThrowing";

    public string Id => "E8";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.InvocationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var call = (InvocationExpressionSyntax)node;
        if (!Configuration.Is(call) || Operator(call) is not { } dot)
        {
            return;
        }

        if (call.ArgumentList.Arguments.Any(argument => !IsPlain(argument.Expression)))
        {
            page.Refuse("BLK0101", call.ArgumentList, "this argument would be lost");
            return;
        }

        if (call.ArgumentList.DescendantTokens().Any(token => token.ValueText == Suppressing))
        {
            page.Refuse(
                "BLK0101",
                call.ArgumentList,
                "its exceptions would no longer be caught; write try and catch"
            );
            return;
        }

        page.Delete(dot);
        page.Delete(Operand.CalledName(call));
        page.Delete(call.ArgumentList);
    }

    private static SyntaxToken? Operator(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.OperatorToken,
            _ => null,
        };

    /// <summary>Whether it only reads values; without recursion, for sums can be long.</summary>
    private static bool IsPlain(ExpressionSyntax argument) =>
        argument
            .DescendantNodesAndSelf()
            .All(node =>
                node
                    is LiteralExpressionSyntax
                        or SimpleNameSyntax
                        or MemberAccessExpressionSyntax
                        or BinaryExpressionSyntax
            );
}
