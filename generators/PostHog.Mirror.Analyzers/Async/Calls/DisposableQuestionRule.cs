using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: what can only be disposed asynchronously is an <see cref="IDisposable"/> in the blocking form, and is found
/// by who asks for those.
/// </summary>
internal sealed class DisposableQuestionRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context) =>
        CheckNodes<IdentifierNameSyntax>(context, Check, SyntaxKind.IdentifierName);

    private void Check(RuleNode node, IdentifierNameSyntax name)
    {
        if (
            name.Identifier.ValueText == "IDisposable"
            && Asked(name, node.SemanticModel) is { } asked
            && node.Symbol is ITypeSymbol { SpecialType: SpecialType.System_IDisposable }
            && AsyncDisposable
                .In(node.SemanticModel.Compilation)
                .FirstOrDefault(type => MayBe(asked, type, node.SemanticModel.Compilation))
                is { } disposed
        )
        {
            Report(
                node,
                Found(
                    name.GetLocation(),
                    $"'{disposed.Name}' is an IDisposable in the blocking form alone; have it implement both, or ask for another type"
                )
            );
        }
    }

    /// <summary>The type of what is asked whether it is this one.</summary>
    private static ITypeSymbol? Asked(IdentifierNameSyntax name, SemanticModel model)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax)
        {
            type = type.Parent;
        }

        return type.Parent switch
        {
            BinaryExpressionSyntax question when question.Right == type => model
                .GetTypeInfo(question.Left)
                .Type,
            CastExpressionSyntax cast => model.GetTypeInfo(cast.Expression).Type,
            PatternSyntax pattern => model.GetTypeInfo(pattern).Type,
            TypeArgumentListSyntax
            {
                Parent: GenericNameSyntax { Identifier.ValueText: "OfType" }
            } => model.Compilation.ObjectType,
            TypeOfExpressionSyntax => model.Compilation.ObjectType,
            _ => null,
        };
    }

    private static bool MayBe(ITypeSymbol asked, INamedTypeSymbol type, Compilation compilation) =>
        asked.SpecialType == SpecialType.System_Object
        || asked is ITypeParameterSymbol or { TypeKind: TypeKind.Dynamic }
        || compilation.HasImplicitConversion(type, asked);
}
