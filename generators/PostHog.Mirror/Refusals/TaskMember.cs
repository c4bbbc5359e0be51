using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0112: the other static members of the task types start or combine work, which is a seam's job.</summary>
internal sealed class TaskMember : IRule
{
    public string Id => "BLK0112";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.SimpleMemberAccessExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        if (
            TaskSyntax.IsStaticMember(node, out var type, out var member)
            && !HasRule(member.Identifier.ValueText, node)
        )
        {
            var name = member.Identifier.ValueText;
            page.Refuse(Id, node, type.Identifier.ValueText + "." + name, Seams.ForMember(name));
        }
    }

    private static bool HasRule(string member, SyntaxNode node) =>
        member switch
        {
            "CompletedTask" => true,
            "FromResult" or "FromException" => Arguments(node) == 1,
            "FromCanceled" => node.Parent is InvocationExpressionSyntax call
                && FromCanceledRule.IsThrown(call),
            "Yield" => Arguments(node) == 0,
            _ => false,
        };

    private static int Arguments(SyntaxNode node) =>
        node.Parent is InvocationExpressionSyntax call ? call.ArgumentList.Arguments.Count : -1;
}
