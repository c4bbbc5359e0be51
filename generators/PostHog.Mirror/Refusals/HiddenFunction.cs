using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>
/// BLK0106: a local function that takes the name of something called in its sight would be called in its place.
/// </summary>
internal sealed class HiddenFunction : IRule
{
    public string Id => "BLK0106";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.LocalFunctionStatement];

    public void Apply(SyntaxNode node, Page page)
    {
        var local = (LocalFunctionStatementSyntax)node;
        var name = local.Identifier.ValueText;
        if (BlockingNames.Of(name) is not { } blocking)
        {
            return;
        }

        var isHiding = local
            .Parent!.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Any(call =>
                call.Expression is SimpleNameSyntax called
                && called.Identifier.ValueText == blocking
            );
        if (isHiding)
        {
            page.Refuse(Id, local.Identifier, blocking, name, blocking);
        }
    }
}
