using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Names;

/// <summary>E7a: a called method loses its <c>Async</c> suffix, whoever declares it.</summary>
internal sealed class CalledNameRule : IRule
{
    public string Id => "E7a";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.InvocationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        if (Operand.CalledName((InvocationExpressionSyntax)node) is not { } called)
        {
            return;
        }

        var name = called.Identifier.ValueText;
        var isVariable =
            page.Names.IsValueOnly(name)
            || (
                called == ((InvocationExpressionSyntax)node).Expression
                && page.Locals.Hides(name, called)
            );
        if (!isVariable && BlockingNames.Written(name) is { } blocking)
        {
            page.Replace(called.Identifier, blocking);
        }
    }
}
