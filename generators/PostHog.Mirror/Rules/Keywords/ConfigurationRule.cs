using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Keywords;

/// <summary>E8: <c>.ConfigureAwait(…)</c>, <c>.AsTask()</c> and <c>.Preserve()</c> go.</summary>
internal sealed class ConfigurationRule : IRule
{
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

    private static bool IsPlain(ExpressionSyntax argument) =>
        argument switch
        {
            LiteralExpressionSyntax or SimpleNameSyntax => true,
            MemberAccessExpressionSyntax access => IsPlain(access.Expression),
            BinaryExpressionSyntax binary => IsPlain(binary.Left) && IsPlain(binary.Right),
            _ => false,
        };
}
