using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>Finds the places where a method becomes a delegate, which runs wherever somebody calls that.</summary>
internal static class HandedOver
{
    public static IEnumerable<Location> Of(
        Compilation compilation,
        SeamFolder seams,
        IEnumerable<ISymbol> methods,
        CancellationToken cancellationToken
    )
    {
        var wanted = new HashSet<ISymbol>(methods, SymbolEqualityComparer.Default);
        if (wanted.Count == 0)
        {
            return [];
        }

        var names = new HashSet<string>(wanted.Select(one => one.Name), StringComparer.Ordinal);
        return compilation
            .SyntaxTrees.Where(tree => !seams.Contains(tree))
            .SelectMany(tree => In(compilation, tree, names, wanted, cancellationToken));
    }

    private static IEnumerable<Location> In(
        Compilation compilation,
        SyntaxTree tree,
        HashSet<string> names,
        HashSet<ISymbol> wanted,
        CancellationToken cancellationToken
    )
    {
        var groups = tree.GetRoot(cancellationToken)
            .DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Where(name => names.Contains(name.Identifier.ValueText) && IsGroup(name))
            .ToList();
        if (groups.Count == 0)
        {
            return [];
        }

#pragma warning disable RS1030 // Few compilations set ambient values, and which methods do is known only at their end.
        var model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        return groups
            .Where(name =>
                model.GetSymbolInfo(name, cancellationToken).Symbol is { } method
                && wanted.Contains(method.OriginalDefinition)
                && !AmbientValue.RunsApart(Whole(name), model)
            )
            .Select(name => name.GetLocation());
    }

    /// <summary>Whether a name stands for a method that is not called there.</summary>
    private static bool IsGroup(SimpleNameSyntax name)
    {
        var whole = Operand.Outermost(Whole(name));
        return whole.Parent
                is EqualsValueClauseSyntax
                    or AssignmentExpressionSyntax
                    or ReturnStatementSyntax
                    or ArrowExpressionClauseSyntax
                    or ConditionalExpressionSyntax
                    or CastExpressionSyntax
                    or ExpressionElementSyntax
                    or InitializerExpressionSyntax
            || whole.Parent is ArgumentSyntax argument && !IsNameOf(argument);
    }

    private static bool IsNameOf(ArgumentSyntax argument) =>
        argument.Parent?.Parent
            is InvocationExpressionSyntax
            {
                Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }
            };

    private static ExpressionSyntax Whole(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
}
