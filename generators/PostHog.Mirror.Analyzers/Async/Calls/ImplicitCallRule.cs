using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0106: a collection initialiser or a query calls methods that it does not name. Where the sources declare one that
/// gets such a name, the call may become one of that.
/// </summary>
internal sealed class ImplicitCallRule() : AsyncRule(Descriptors.Collision)
{
    public override void Start(RuleContext context)
    {
        var declared = DeclaredNames.In(context.Compilation);
        CheckNodes<SyntaxNode>(
            context,
            (node, _) =>
            {
                foreach (var (at, called) in Calls(node))
                {
                    if (
                        declared.Contains(called.Name + "Async")
                        && HasRival(node, Receiver(node, called), called.Name + "Async")
                    )
                    {
                        Report(
                            node,
                            Found(at.GetLocation(), called.Name, called.Name + "Async", called.Name)
                        );
                    }
                }
            },
            SyntaxKind.CollectionInitializerExpression,
            SyntaxKind.QueryExpression
        );
        if (declared.Contains("AddAsync"))
        {
            CheckNodes<SyntaxNode>(
                context,
                CheckCollection,
                SyntaxKind.CollectionExpression,
                SyntaxKind.Parameter
            );
        }
    }

    /// <summary>What is made of the elements between brackets, or of many arguments, gets each of them by an <c>Add</c>.</summary>
    private void CheckCollection(RuleNode node, SyntaxNode collection)
    {
        var type = collection switch
        {
            CollectionExpressionSyntax list => node.SemanticModel.GetTypeInfo(list).ConvertedType,
            ParameterSyntax parameter when parameter.Modifiers.Any(SyntaxKind.ParamsKeyword) => node
                .SemanticModel.GetDeclaredSymbol(parameter)
                ?.Type,
            _ => null,
        };
        if (
            type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } made
            && HasRival(node, made, "AddAsync")
        )
        {
            Report(node, Found(collection.GetLocation(), "Add", "AddAsync", "Add"));
        }
    }

    /// <summary>Whether something by the other name can be called on the receiver, if need be an extension method.</summary>
    private static bool HasRival(RuleNode node, ITypeSymbol? receiver, string name) =>
        receiver is null
        || node.SemanticModel.LookupSymbols(
                node.Node.SpanStart,
                receiver,
                name,
                includeReducedExtensionMethods: true
            )
            .Any(symbol => symbol is IMethodSymbol);

    private static ITypeSymbol? Receiver(RuleNode node, ISymbol called) =>
        node.Node.Parent switch
        {
            BaseObjectCreationExpressionSyntax creation
                when node.Node is InitializerExpressionSyntax => node
                .SemanticModel.GetTypeInfo(creation, node.CancellationToken)
                .Type,
            AssignmentExpressionSyntax { Left: { } filled }
                when node.Node is InitializerExpressionSyntax => node
                .SemanticModel.GetTypeInfo(filled, node.CancellationToken)
                .Type,
            _ => (called as IMethodSymbol)?.ReceiverType,
        };

    private static IEnumerable<(SyntaxNode At, ISymbol Called)> Calls(RuleNode node)
    {
        if (node.Node is InitializerExpressionSyntax list)
        {
            foreach (var element in list.Expressions)
            {
                if (
                    node.SemanticModel.GetCollectionInitializerSymbolInfo(element).Symbol is { } add
                )
                {
                    yield return (element, add);
                }
            }

            yield break;
        }

        foreach (var part in node.Node.DescendantNodes())
        {
            var called = part switch
            {
                QueryClauseSyntax clause => node
                    .SemanticModel.GetQueryClauseInfo(clause)
                    .OperationInfo.Symbol,
                SelectOrGroupClauseSyntax last => node.SemanticModel.GetSymbolInfo(last).Symbol,
                OrderingSyntax ordering => node.SemanticModel.GetSymbolInfo(ordering).Symbol,
                _ => null,
            };
            if (called is not null)
            {
                yield return (part, called);
            }
        }
    }
}
