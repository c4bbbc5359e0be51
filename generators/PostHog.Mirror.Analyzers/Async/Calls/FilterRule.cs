using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: a filter runs after the <c>finally</c> blocks of what was awaited, and before those of what is called. It
/// must not depend on what they do: it may ask the exception, tokens, constants and variables that nothing else changes.
/// </summary>
internal sealed class FilterRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context) =>
        CheckNodes<CatchFilterClauseSyntax>(context, Check, SyntaxKind.CatchFilterClause);

    private void Check(RuleNode node, CatchFilterClauseSyntax filter)
    {
        if (filter.Parent?.Parent is not TryStatementSyntax guarded || !Waits(guarded.Block))
        {
            return;
        }

        var caught = ((CatchClauseSyntax)filter.Parent).Declaration?.Identifier.ValueText;
        var depends = filter
            .FilterExpression.DescendantNodesAndSelf()
            .OfType<IdentifierNameSyntax>()
            .FirstOrDefault(name =>
                name.Identifier.ValueText != caught && Depends(name, guarded, node)
            );
        if (depends is not null)
        {
            Report(
                node,
                Found(
                    depends.GetLocation(),
                    $"'{depends.Identifier.ValueText}' may change in a 'finally' block, which runs after the filter then; ask it inside the catch block"
                )
            );
        }
    }

    private static bool Waits(BlockSyntax block) =>
        block.DescendantTokens().Any(token => token.IsKind(SyntaxKind.AwaitKeyword));

    /// <summary>Whether a name stands for something that others may change meanwhile.</summary>
    private static bool Depends(
        IdentifierNameSyntax name,
        TryStatementSyntax guarded,
        RuleNode node
    ) =>
        node.SemanticModel.GetSymbolInfo(name, node.CancellationToken).Symbol switch
        {
            IFieldSymbol field => !IsFixed(field.Type)
                || field is { IsReadOnly: false, IsConst: false }
                    && CleanUp.MaySet(
                        field,
                        node.SemanticModel.Compilation,
                        node.CancellationToken
                    ),
            ILocalSymbol local => !IsFixed(local.Type)
                || MeantimeChange.IsSet(local.Name, guarded, node.SemanticModel)
                || MeantimeChange.Function(local, name) is { } function
                    && function
                        .DescendantNodes()
                        .OfType<IdentifierNameSyntax>()
                        .Any(inner => Depends(inner, guarded, node)),
            IParameterSymbol parameter => !IsFixed(parameter.Type)
                || MeantimeChange.IsSet(parameter.Name, guarded, node.SemanticModel),
            IPropertySymbol property => property.SetMethod is { IsInitOnly: false }
                && (property.IsStatic || name.Parent is not MemberAccessExpressionSyntax),
            IMethodSymbol method => AsksWhatChanges(method),
            _ => false,
        };

    /// <summary>Whether a method of these sources asks a field or property that is not fixed, if need be through another.</summary>
    private static bool AsksWhatChanges(IMethodSymbol method)
    {
        var open = new Stack<ISymbol>([method]);
        var known = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (open.Count > 0)
        {
            var asked = open.Pop();
            if (!known.Add(asked))
            {
                continue;
            }

            foreach (var name in Names(asked))
            {
                foreach (var member in asked.ContainingType.GetMembers(name))
                {
                    switch (member)
                    {
                        case IFieldSymbol { IsReadOnly: false, IsConst: false }:
                        case IPropertySymbol { SetMethod.IsInitOnly: false }:
                            return true;
                        case IMethodSymbol or IPropertySymbol:
                            open.Push(member);
                            break;
                    }
                }
            }
        }

        return false;
    }

    private static IEnumerable<string> Names(ISymbol member) =>
        member
            .DeclaringSyntaxReferences.SelectMany(reference =>
                reference.GetSyntax().DescendantNodes()
            )
            .OfType<IdentifierNameSyntax>()
            .Where(name =>
                name.Parent
                    is not MemberAccessExpressionSyntax
                    {
                        Expression: not ThisExpressionSyntax
                    } access
                || access.Expression == name
            )
            .Select(name => name.Identifier.ValueText)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Whether a value of the type cannot change, or only once and by somebody else, as a token can.</summary>
    private static bool IsFixed(ITypeSymbol type) =>
        type.IsValueType
        || type.SpecialType == SpecialType.System_String
        || type.TypeKind == TypeKind.Delegate
        || type.Name is "CancellationTokenSource";
}
