using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Types;

/// <summary>E5a: <c>Func&lt;A, Task&gt;</c> becomes <c>Action&lt;A&gt;</c>.</summary>
internal sealed class ActionRule : IRule
{
    public string Id => "E5a";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.GenericName];

    public static bool IsTaskFunction(SyntaxNode? node) =>
        node is GenericNameSyntax { Identifier.ValueText: "Func" } name
        && TaskSyntax.IsBareTask(name.TypeArgumentList.Arguments.Last());

    public void Apply(SyntaxNode node, Page page)
    {
        if (!IsTaskFunction(node) || node.IsPartOfStructuredTrivia())
        {
            return;
        }

        var name = (GenericNameSyntax)node;
        if (TypeQuestion.IsAbout(TaskSyntax.WholeType(name)))
        {
            page.Refuse("BLK0110", name, name.ToString());
            return;
        }

        var arguments = name.TypeArgumentList.Arguments;
        page.Replace(name.Identifier, "Action");
        page.Delete(arguments.Last());
        if (arguments.Count > 1)
        {
            page.Delete(arguments.GetSeparator(arguments.Count - 2));
        }
        else
        {
            page.Delete(name.TypeArgumentList.LessThanToken);
            page.Delete(name.TypeArgumentList.GreaterThanToken);
        }
    }
}
