using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Analyzers.Symbols;

/// <summary>Looks for what a written name would stand for if it was another one.</summary>
internal static class Sight
{
    /// <summary>What the other name stands for there, aside from extension methods.</summary>
    public static IEnumerable<ISymbol> Of(SimpleNameSyntax name, string other, SemanticModel model)
    {
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            return Counterparts
                .Bases(model.GetTypeInfo(access.Expression).Type ?? Static(access, model))
                .SelectMany(type => type.GetMembers(other));
        }

        return name.Parent is MemberBindingExpressionSyntax
            ? []
            : model.LookupSymbols(name.SpanStart, container: null, other);
    }

    private static ITypeSymbol? Static(MemberAccessExpressionSyntax access, SemanticModel model) =>
        model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol;
}
