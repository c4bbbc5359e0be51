using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0117: nobody can wait for <c>async void</c>, so it has no blocking form.</summary>
internal sealed class AsyncVoid : IRule
{
    public string Id => "BLK0117";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [
        SyntaxKind.MethodDeclaration,
        SyntaxKind.LocalFunctionStatement,
        SyntaxKind.ParenthesizedLambdaExpression,
    ];

    public void Apply(SyntaxNode node, Page page)
    {
        var function = new EnclosingFunction(node);
        if (
            function.IsAsync
            && function.ReturnType
                is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } type
        )
        {
            page.Refuse(Id, type);
        }
    }
}
