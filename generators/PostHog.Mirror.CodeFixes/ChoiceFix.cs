using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.CodeFixes;

/// <summary>BLK0104: writes an awaited <c>?:</c> as <c>if</c> and <c>else</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ChoiceFix() : NodeFix<AwaitExpressionSyntax>("BLK0104", "Write if/else")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Fix(
        AwaitExpressionSyntax wait,
        SemanticModel model
    )
    {
        if (
            wait.Parent is not ExpressionStatementSyntax statement
            || Operand.Core(wait.Expression) is not ConditionalExpressionSyntax choice
        )
        {
            return null;
        }

        var isConfigured = wait
            .Expression.ToString()
            .EndsWith(".ConfigureAwait(false)", StringComparison.Ordinal);
        var suffix = isConfigured ? ".ConfigureAwait(false)" : "";
        var written =
            $"if ({choice.Condition.WithoutTrivia()})\n{{\n{Branch(choice.WhenTrue, suffix)}\n}}\nelse\n{{\n{Branch(choice.WhenFalse, suffix)}\n}}";
        return (
            statement,
            SyntaxFactory
                .ParseStatement(written)
                .WithTriviaFrom(statement)
                .WithAdditionalAnnotations(Formatter.Annotation)
        );
    }

    private static string Branch(ExpressionSyntax arm, string suffix) =>
        $"await {arm.WithoutTrivia()}{suffix};";
}
