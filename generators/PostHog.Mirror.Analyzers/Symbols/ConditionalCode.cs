using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>Finds out which declarations only the async form has.</summary>
internal static class ConditionalCode
{
    /// <summary>Whether every declaration of a symbol stands inside <c>#if !BLOCKING</c>.</summary>
    public static bool IsAsyncOnly(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0
        && symbol.DeclaringSyntaxReferences.All(reference =>
            IsAsyncOnly(reference.SyntaxTree, reference.Span.Start)
        );

    private static bool IsAsyncOnly(SyntaxTree tree, int position)
    {
        var open = new Stack<bool>();
        var root = (CSharpSyntaxNode)tree.GetRoot();
        for (
            var directive = root.GetFirstDirective();
            directive is not null && directive.SpanStart < position;
            directive = directive.GetNextDirective()
        )
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax condition:
                    open.Push(IsNegated(condition.Condition));
                    break;
                case ElseDirectiveTriviaSyntax or ElifDirectiveTriviaSyntax when open.Count > 0:
                    open.Push(!open.Pop() && IsElseOfBlocking(directive));
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Contains(true);
    }

    private static bool IsNegated(ExpressionSyntax condition) =>
        condition is PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } negation
        && negation.IsKind(SyntaxKind.LogicalNotExpression)
        && name.Identifier.ValueText == ProjectReader.BlockingSymbol;

    private static bool IsElseOfBlocking(DirectiveTriviaSyntax directive) =>
        directive is ElseDirectiveTriviaSyntax
        && directive
            .GetRelatedDirectives()
            .OfType<IfDirectiveTriviaSyntax>()
            .Any(first =>
                first.Condition is IdentifierNameSyntax name
                && name.Identifier.ValueText == ProjectReader.BlockingSymbol
            );
}
