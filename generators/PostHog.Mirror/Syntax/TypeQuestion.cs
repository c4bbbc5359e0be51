using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>Recognises where a program asks at run time what type a value is of.</summary>
internal static class TypeQuestion
{
    /// <summary>Whether a type in this place is compared with that of a value.</summary>
    public static bool Is(SyntaxNode? parent) =>
        parent
            is BinaryExpressionSyntax
                or CastExpressionSyntax
                or PatternSyntax
                or TypeOfExpressionSyntax;

    /// <summary>Whether a type is a part of one that is asked about: <c>o is Func&lt;Task&gt;</c>.</summary>
    public static bool IsAbout(SyntaxNode type)
    {
        var current = type;
        while (
            current.Parent
                is TypeArgumentListSyntax
                    or NameSyntax
                    or NullableTypeSyntax
                    or ArrayTypeSyntax
        )
        {
            current = current.Parent;
        }

        return Is(current.Parent) && current.Parent is not CastExpressionSyntax;
    }
}
