using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PostHog.Analyzers.Operations;

/// <summary>Finds the only value that a variable ever has.</summary>
internal static class LocalConstants
{
    /// <summary>What a local variable is initialised with; null if it is ever set otherwise.</summary>
    public static IOperation? ValueOf(ILocalReferenceOperation reference)
    {
        var root = reference.Ancestors().LastOrDefault() ?? reference;
        var local = reference.Local;
        return root.Descendants().OfType<ILocalReferenceOperation>().Any(one => IsSet(one, local))
            ? null
            : root.Descendants()
                .OfType<IVariableDeclaratorOperation>()
                .FirstOrDefault(one => Equal(one.Symbol, local))
                ?.Initializer?.Value;
    }

    /// <summary>The text that a read-only field is initialised with, where its source is a literal.</summary>
    public static string? TextOf(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            is VariableDeclaratorSyntax
            {
                Initializer.Value: LiteralExpressionSyntax { Token.Value: string text }
            }
            ? text
            : null;

    private static bool IsSet(ILocalReferenceOperation reference, ILocalSymbol local) =>
        Equal(reference.Local, local)
        && reference.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == reference,
            ITupleOperation => true,
            IArgumentOperation argument => argument.Parameter is { RefKind: not RefKind.None },
            _ => false,
        };

    private static bool Equal(ISymbol one, ISymbol other) =>
        SymbolEqualityComparer.Default.Equals(one, other);
}
