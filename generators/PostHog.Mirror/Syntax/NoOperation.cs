using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>Recognises the few expressions that do nothing and may vanish.</summary>
internal static class NoOperation
{
    /// <summary>Whether awaiting the expression does nothing at all.</summary>
    public static bool Is(ExpressionSyntax core) => IsCompletedTask(core) || IsYield(core);

    public static bool IsCompletedTask(ExpressionSyntax core) =>
        TaskSyntax.IsStaticMember(core, "CompletedTask");

    public static bool IsYield(ExpressionSyntax core) =>
        core is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call
        && TaskSyntax.IsStaticMember(call.Expression, "Yield");

    /// <summary>Whether the expression is the default of a task without a result: a completed one.</summary>
    public static bool IsDefaultTask(ExpressionSyntax core) =>
        core switch
        {
            LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.DefaultLiteralExpression),
            DefaultExpressionSyntax value => TaskSyntax.IsBareTask(value.Type),
            ImplicitObjectCreationExpressionSyntax creation => creation
                is { ArgumentList.Arguments.Count: 0, Initializer: null },
            ObjectCreationExpressionSyntax creation => TaskSyntax.IsBareTask(creation.Type)
                && creation is { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null },
            _ => false,
        };
}
