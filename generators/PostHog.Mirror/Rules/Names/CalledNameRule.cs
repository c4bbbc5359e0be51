using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Names;

/// <summary>
/// E7a: a called method loses its <c>Async</c> suffix, whoever declares it, unless it is seen to return no task.
/// </summary>
internal sealed class CalledNameRule : IRule
{
    public string Id => "E7a";

    public IReadOnlyList<SyntaxKind> Kinds { get; } = [SyntaxKind.InvocationExpression];

    public void Apply(SyntaxNode node, Page page)
    {
        var call = (InvocationExpressionSyntax)node;
        if (Operand.CalledName(call) is not { } called)
        {
            return;
        }

        var name = called.Identifier.ValueText;
        var isOther =
            page.Names.IsValueOnly(name)
            || (called == call.Expression && page.Locals.Hides(name, called))
            || (page.Names[name] == NameKinds.None && PlainValue.Is(call));
        if (!isOther && BlockingNames.Written(name) is { } blocking)
        {
            page.Replace(called.Identifier, blocking);
        }
    }
}
