using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0101: a method that is looked up by its name at run time is called otherwise then.</summary>
internal sealed class ReflectedName : IRule
{
    public string Id => "BLK0101";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.StringLiteralExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var literal = (LiteralExpressionSyntax)node;
        if (
            page.Names.IsMethod(literal.Token.ValueText)
            && literal.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            && LooksUp(Operand.Name(call))
        )
        {
            page.Refuse(Id, node, "the method has another name at run time; use 'nameof'");
        }
    }

    private static bool LooksUp(string? name) =>
        name
            is "GetMethod"
                or "GetMethods"
                or "GetMember"
                or "GetRuntimeMethod"
                or "GetDeclaredMethod"
                or "GetDeclaredMethods"
                or "InvokeMember"
                or "CreateDelegate";
}
