using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// Looks into generic code of these sources for what depends on a type argument at run time: a question about it, what
/// each type has one of, or several delegates in one.
/// </summary>
internal static class GenericQuestion
{
    public static bool Asks(ISymbol definition, int index) => Asks(definition, index, []);

    private static bool Asks(ISymbol definition, int index, HashSet<string> known)
    {
        var parameters = definition switch
        {
            IMethodSymbol method => method.TypeParameters,
            INamedTypeSymbol type => type.TypeParameters,
            _ => [],
        };
        if (index >= parameters.Length || !known.Add(definition.ToDisplayString() + index))
        {
            return false;
        }

        if (definition is INamedTypeSymbol owner && HasOneForEach(owner))
        {
            return true;
        }

        var parameter = parameters[index].Name;
        return definition
            .DeclaringSyntaxReferences.SelectMany(reference =>
                reference.GetSyntax().DescendantNodes()
            )
            .Any(one =>
                IsQuestion(one, parameter) || IsHandedOn(one, parameter, definition, known)
            );
    }

    /// <summary>Whether a generic type keeps something for each type it is given.</summary>
    private static bool HasOneForEach(INamedTypeSymbol type) =>
        type.GetMembers().Any(member => member is IFieldSymbol { IsStatic: true, IsConst: false });

    private static bool IsQuestion(SyntaxNode one, string parameter) =>
        one switch
        {
            BinaryExpressionSyntax test when IsTest(test) => Operand.IsNamed(test.Right, parameter)
                || IsOf(test.Left, parameter),
            TypeOfExpressionSyntax known => Operand.IsNamed(known.Type, parameter),
            DeclarationPatternSyntax pattern => Operand.IsNamed(pattern.Type, parameter),
            TypePatternSyntax pattern => Operand.IsNamed(pattern.Type, parameter),
            ConstantPatternSyntax pattern => Operand.IsNamed(pattern.Expression, parameter),
            IsPatternExpressionSyntax test => AsksType(test.Pattern)
                && IsOf(test.Expression, parameter),
            SwitchExpressionSyntax choice => choice.Arms.Any(arm => AsksType(arm.Pattern))
                && IsOf(choice.GoverningExpression, parameter),
            InvocationExpressionSyntax call => Operand.Name(call) is "Combine",
            _ => false,
        };

    private static bool IsTest(BinaryExpressionSyntax test) =>
        test.IsKind(SyntaxKind.IsExpression) || test.IsKind(SyntaxKind.AsExpression);

    private static bool AsksType(PatternSyntax pattern) =>
        pattern
            .DescendantNodesAndSelf()
            .Any(one =>
                one is DeclarationPatternSyntax or TypePatternSyntax or RecursivePatternSyntax
            ) || pattern is ConstantPatternSyntax { Expression: NameSyntax };

    /// <summary>Whether a variable was declared by the type parameter, as far as its name says in that function.</summary>
    private static bool IsOf(ExpressionSyntax value, string parameter) =>
        Operand.Core(value) is IdentifierNameSyntax name
        && EnclosingFunction
            .Of(value)
            .Node.DescendantNodes()
            .Any(one =>
                one is ParameterSyntax { Type: { } type } declared
                && declared.Identifier.ValueText == name.Identifier.ValueText
                && Operand.IsNamed(type, parameter)
            );

    /// <summary>Whether other generic code of these sources is given the type parameter, and asks.</summary>
    private static bool IsHandedOn(
        SyntaxNode one,
        string parameter,
        ISymbol definition,
        HashSet<string> known
    )
    {
        if (one is not GenericNameSyntax name)
        {
            return false;
        }

        var index = name
            .TypeArgumentList.Arguments.ToList()
            .FindIndex(argument => Operand.IsNamed(argument, parameter));
        return index >= 0
            && Named(name, definition).Any(other => Asks(other.OriginalDefinition, index, known));
    }

    /// <summary>What may be called so: a type that is seen from there, or a method beside it.</summary>
    private static IEnumerable<ISymbol> Named(GenericNameSyntax name, ISymbol definition)
    {
        for (INamespaceOrTypeSymbol? space = Space(definition); space is not null; )
        {
            foreach (var member in space.GetMembers(name.Identifier.ValueText))
            {
                if (member.DeclaringSyntaxReferences.Length > 0)
                {
                    yield return member;
                }
            }

            space = space.ContainingType ?? (INamespaceOrTypeSymbol?)space.ContainingNamespace;
        }
    }

    private static INamespaceOrTypeSymbol? Space(ISymbol definition) =>
        definition is INamedTypeSymbol type ? type : definition.ContainingType;
}
