using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0112: a task made by hand has no blocking form, unless it only wraps a result.</summary>
internal sealed class CreatedTask : IRule
{
    public string Id => "BLK0112";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.ObjectCreationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var creation = (ObjectCreationExpressionSyntax)node;
        if (TaskSyntax.IsTask(creation.Type) && !HasRule(creation))
        {
            page.Refuse(Id, creation, "new " + creation.Type, "an async method");
        }
    }

    private static bool HasRule(ObjectCreationExpressionSyntax creation) =>
        TaskCreation.ValueTaskName(creation) switch
        {
            GenericNameSyntax => creation.ArgumentList is { Arguments.Count: <= 1 },
            IdentifierNameSyntax => creation.ArgumentList is { Arguments.Count: <= 1 }
                && TaskCreation.IsVoidResult(creation),
            _ => false,
        };
}
