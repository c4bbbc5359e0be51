using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0106: a method that loses its suffix must not find its new name taken by a variable, a parameter or a value
/// member in sight of the call; nor may it take that of a type that is used beside it.
/// </summary>
internal sealed class TakenNameRule() : AsyncRule(Descriptors.Collision)
{
    public override void Start(RuleContext context)
    {
        CheckNodes<SimpleNameSyntax>(
            context,
            Check,
            SyntaxKind.IdentifierName,
            SyntaxKind.GenericName
        );
        var declared = DeclaredNames.In(context.Compilation);
        CheckNodes<MemberAccessExpressionSyntax>(
            context,
            (node, access) => CheckReceiver(node, access, declared),
            SyntaxKind.SimpleMemberAccessExpression
        );
    }

    /// <summary>A type or namespace before a point is no longer found where a method is called so.</summary>
    private void CheckReceiver(
        RuleNode node,
        MemberAccessExpressionSyntax access,
        ISet<string> declared
    )
    {
        if (
            access.Expression is IdentifierNameSyntax { Identifier.ValueText: { } name } receiver
            && declared.Contains(name + "Async")
            && node.SemanticModel.GetSymbolInfo(receiver, node.CancellationToken).Symbol
                is INamespaceOrTypeSymbol type
            && !TaskSymbols.IsTask(type as ITypeSymbol) // which is not named in the blocking form
            && node.SemanticModel.LookupSymbols(receiver.SpanStart, container: null, name + "Async")
                .Any(symbol => symbol is IMethodSymbol)
        )
        {
            Report(node, Found(receiver.GetLocation(), name + "Async", name, name));
        }
    }

    private void Check(RuleNode node, SimpleNameSyntax name)
    {
        if (
            BlockingNames.Of(name.Identifier.ValueText) is { } blocking
            && !name.IsPartOfStructuredTrivia()
            && node.Symbol is IMethodSymbol
            && IsTaken(name, blocking, node.SemanticModel)
        )
        {
            Report(node, Found(name.GetLocation(), name.Identifier.ValueText, blocking, blocking));
        }
    }

    private static bool IsTaken(SimpleNameSyntax name, string blocking, SemanticModel model) =>
        Sight
            .Of(name, blocking, model)
            .Any(symbol =>
                symbol.Kind
                    is SymbolKind.Local
                        or SymbolKind.Parameter
                        or SymbolKind.RangeVariable
                        or SymbolKind.Field
                        or SymbolKind.Property
                        or SymbolKind.Event
            );
}
