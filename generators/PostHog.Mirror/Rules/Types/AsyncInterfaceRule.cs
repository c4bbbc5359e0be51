using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules.Types;

/// <summary>
/// E6: <c>IAsyncEnumerable</c>, also an ordered one, <c>IAsyncEnumerator</c> and <c>IAsyncDisposable</c> become their blocking
/// namesakes; a base list or constraint that has the namesake already loses the item.
/// </summary>
internal sealed class AsyncInterfaceRule : IRule
{
    public string Id => "E6";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [SyntaxKind.IdentifierName, SyntaxKind.GenericName];

    public void Apply(SyntaxNode node, Page page)
    {
        var name = (SimpleNameSyntax)node;
        if (Blocking(name) is not { } blocking || name.IsPartOfStructuredTrivia())
        {
            return;
        }

        var whole = TaskSyntax.WholeType(name);
        switch (whole.Parent)
        {
            case { } parent when TypeQuestion.Is(parent) || IsGivenToCall(parent):
                page.Refuse(
                    "BLK0101",
                    whole,
                    $"at run time other types are '{blocking}' than '{name.Identifier.ValueText}'; declare the value by a type that says which"
                );
                break;
            case BaseTypeSyntax { Parent: BaseListSyntax list } item
                when list.Types.Any(other => IsNamed(other.Type, blocking)):
                DeleteItem(list.Types, (BaseTypeSyntax)item, page);
                break;
            case TypeConstraintSyntax { Parent: TypeParameterConstraintClauseSyntax clause } item
                when clause.Constraints.Any(other =>
                    other is TypeConstraintSyntax type && IsNamed(type.Type, blocking)
                ):
                DeleteItem(clause.Constraints, (TypeParameterConstraintSyntax)item, page);
                break;
            default:
                page.Replace(name.Identifier, blocking);
                break;
        }
    }

    /// <summary>Whether it is a type argument of a call, which may ask values for it, as <c>OfType</c> does.</summary>
    private static bool IsGivenToCall(SyntaxNode parent) =>
        parent is TypeArgumentListSyntax { Parent: GenericNameSyntax called }
        && (
            called.Parent is InvocationExpressionSyntax
            || called.Parent?.Parent is InvocationExpressionSyntax call
                && Operand.CalledName(call) == called
        );

    private static string? Blocking(SimpleNameSyntax name) =>
        name switch
        {
            GenericNameSyntax { Identifier.ValueText: "IAsyncEnumerable", Arity: 1 } =>
                "IEnumerable",
            GenericNameSyntax { Identifier.ValueText: "IOrderedAsyncEnumerable", Arity: 1 } =>
                "IOrderedEnumerable",
            GenericNameSyntax { Identifier.ValueText: "IAsyncEnumerator", Arity: 1 } =>
                "IEnumerator",
            IdentifierNameSyntax { Identifier.ValueText: "IAsyncDisposable" } => "IDisposable",
            _ => null,
        };

    private static bool IsNamed(TypeSyntax type, string name) =>
        TaskSyntax.Last(type) is IdentifierNameSyntax last && last.Identifier.ValueText == name;

    private static void DeleteItem<T>(SeparatedSyntaxList<T> list, T item, Page page)
        where T : SyntaxNode
    {
        var index = list.IndexOf(item);
        page.Delete(item);
        page.Delete(list.GetSeparator(index == 0 ? 0 : index - 1));
    }
}
