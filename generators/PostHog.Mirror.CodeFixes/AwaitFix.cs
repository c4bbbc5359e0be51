using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.CodeFixes;

/// <summary>BLK0105: awaits the call on the spot.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AwaitFix() : NodeFix<InvocationExpressionSyntax>("BLK0105", "Await the call")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Fix(
        InvocationExpressionSyntax call,
        SemanticModel model
    )
    {
        if (!EnclosingFunction.Of(call).IsAsync)
        {
            return null;
        }

        var whole = Operand.Outermost(call);
        var awaited = Awaited(whole).WithTriviaFrom(whole);
        return whole.Parent switch
        {
            // A discard of nothing is no statement.
            AssignmentExpressionSyntax
            {
                Left: IdentifierNameSyntax { Identifier.ValueText: "_" }
            } discard when IsBare(call, model) => (discard, awaited.WithTriviaFrom(discard)),
            MemberAccessExpressionSyntax => (whole, SyntaxFactory.ParenthesizedExpression(awaited)),
            _ => (whole, awaited),
        };
    }

    private static bool IsBare(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetTypeInfo(call).Type is INamedTypeSymbol { Arity: 0 };

    private static AwaitExpressionSyntax Awaited(ExpressionSyntax call)
    {
        var configured = call.ToString().Contains("ConfigureAwait")
            ? call.WithoutTrivia()
            : SyntaxFactory.ParseExpression(call.WithoutTrivia() + ".ConfigureAwait(false)");
        return SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            configured
        );
    }
}
