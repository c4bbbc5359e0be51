using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>Recognises task objects that are created rather than received.</summary>
internal static class TaskCreation
{
    /// <summary>Whether the expression is all a function returns.</summary>
    public static bool IsWholeResult(ExpressionSyntax creation) =>
        Operand.Outermost(creation).Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax;

    /// <summary>Whether the expression is what a function returns, or one of several.</summary>
    public static bool IsResult(ExpressionSyntax creation) =>
        Choices.Outermost(creation).Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax;

    /// <summary>Whether it is all that a function returns whose blocking form returns nothing.</summary>
    public static bool IsVoidResult(ExpressionSyntax creation)
    {
        var function = EnclosingFunction.Of(creation);
        return IsWholeResult(creation) && (function.BecomesVoid || function.IsUntyped);
    }

    /// <summary>The created type's name when the expression is <c>new ValueTask…</c>.</summary>
    public static SimpleNameSyntax? ValueTaskName(ObjectCreationExpressionSyntax creation) =>
        creation.Initializer is null
        && TaskSyntax.Last(creation.Type) is { Identifier.ValueText: "ValueTask" } name
            ? name
            : null;
}
