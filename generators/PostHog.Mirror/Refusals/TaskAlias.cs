using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0115: an alias or a static using hides a task type from rules that go by its name.</summary>
internal sealed class TaskAlias : IRule
{
    public string Id => "BLK0115";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.UsingDirective];

    public void Apply(SyntaxNode node, Page page)
    {
        var directive = (UsingDirectiveSyntax)node;
        var isAlias = directive.Alias is not null;
        var isStatic = directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword);
        if (!isAlias && !isStatic)
        {
            return;
        }

        var hidesTask = directive
            .NamespaceOrType.DescendantNodesAndSelf()
            .OfType<SimpleNameSyntax>()
            .Any(name =>
                TaskSyntax.IsTaskName(name.Identifier.ValueText)
                || TaskSyntax.IsStream(name)
                || Seams.ForType(name.Identifier.ValueText) is not null
            );
        if (hidesTask)
        {
            page.Refuse(Id, directive);
        }
    }
}
