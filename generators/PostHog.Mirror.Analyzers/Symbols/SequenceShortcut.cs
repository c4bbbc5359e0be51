using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>
/// Which operators of <c>Enumerable</c> leave out what others before them would read or call. This was found by running
/// every operator after every other, in both forms.
/// </summary>
internal static class SequenceShortcut
{
    private const string First = "First";
    private const string Last = "Last";
    private const string LastOfSome = "LastOfSome";
    private const string Any = "Any";
    private const string Element = "ElementAt";
    private const string Count = "Count";
    private const string Contains = "Contains";

    /// <summary>Whether an operator reads its sources in another order in the blocking form.</summary>
    public static bool ReadsOtherwise(IMethodSymbol method) =>
        method.Name is "Except" or "ExceptBy";

    /// <summary>What an operator asks of its source to answer a question itself.</summary>
    public static IReadOnlyList<string> HandedOn(IMethodSymbol made, IReadOnlyList<string> asked) =>
        made.Name switch
        {
            "Reverse" => [.. asked.Select(one => one is First or Any ? Last : one)],
            "Skip" or "Take" =>
            [
                .. asked,
                .. asked.Any(one => one is First or Any) ? [Element] : Array.Empty<string>(),
            ],
            "Append"
            or "Prepend"
            or "Concat"
            or "Union"
            or "Select"
            or "Distinct"
            or "Shuffle"
            or "DefaultIfEmpty" => asked,
            var name => IsOrder(name) ? asked : [],
        };

    /// <summary>What an operator asks, in the words of the blocking form, without what it gives where there is nothing.</summary>
    public static string Question(IMethodSymbol asked)
    {
        var name = (BlockingNames.Of(asked.Name) ?? asked.Name).Replace("OrDefault", "");
        var isOfSome = asked.Parameters.Any(parameter => parameter.Name == "predicate");
        return !isOfSome ? name
            : name == Last ? LastOfSome
            : ""; // which is asked of each
    }

    /// <summary>Whether a question passes by what a call makes, and something that may be seen with it.</summary>
    public static bool IsTaken(
        IMethodSymbol made,
        InvocationExpressionSyntax making,
        string asked,
        InvocationExpressionSyntax asking
    ) =>
        made.Name switch
        {
            "Append" => asked is Last,
            "Concat" => asked is Last || asked is Count or Contains && IsOfMany(making),
            "Reverse" => asked is Last or Contains,
            "Shuffle" => asked is Contains,
            "Select" => asked is Last or Element && !AreSimple(making),
            "GroupBy" => asked is Count && IsOfResults(made) && !AreSimple(making),
            "Take" => asked is Element && made.Parameters[0].Type.Name == "Range",
            var name when IsOrder(name) => asked is Contains
                || IsOfOrder(asked) && !(AreSimple(making) && AreSimple(asking)),
            _ => false,
        };

    private static bool IsOfOrder(string asked) =>
        asked is First or Last or LastOfSome or Any or Element or Count;

    /// <summary>Whether several sequences are joined, which are then counted from the last to the first.</summary>
    private static bool IsOfMany(InvocationExpressionSyntax making) =>
        making.Expression is MemberAccessExpressionSyntax access
        && access
            .Expression.DescendantNodesAndSelf()
            .OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == "Concat");

    private static bool IsOfResults(IMethodSymbol made) =>
        made.Parameters.Any(parameter => parameter.Name == "resultSelector");

    private static bool IsOrder(string name) =>
        name.StartsWith("Order", StringComparison.Ordinal)
        || name.StartsWith("ThenBy", StringComparison.Ordinal);

    /// <summary>Whether no argument is a function that may do something, or one that somebody else has written.</summary>
    private static bool AreSimple(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.All(argument =>
            argument.Expression switch
            {
                LambdaExpressionSyntax { ExpressionBody: { } body } =>
                    !body.DescendantNodesAndSelf().Any(DoesSomething),
                LiteralExpressionSyntax => true,
                _ => false,
            }
        );

    private static bool DoesSomething(SyntaxNode node) =>
        node
            is InvocationExpressionSyntax
                or BaseObjectCreationExpressionSyntax
                or AssignmentExpressionSyntax
                or AwaitExpressionSyntax
                or ThrowExpressionSyntax
                or ElementAccessExpressionSyntax
        || node.IsKind(SyntaxKind.PreIncrementExpression)
        || node.IsKind(SyntaxKind.PreDecrementExpression)
        || node.IsKind(SyntaxKind.PostIncrementExpression)
        || node.IsKind(SyntaxKind.PostDecrementExpression);
}
