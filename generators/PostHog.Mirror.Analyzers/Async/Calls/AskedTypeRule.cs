using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: generic code that asks whether a value is of the type it is given gets another answer for the blocking
/// form of that type, which other values are of.
/// </summary>
internal sealed class AskedTypeRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context) =>
        CheckNodes<GenericNameSyntax>(context, Check, SyntaxKind.GenericName);

    private void Check(RuleNode node, GenericNameSyntax name)
    {
        var arguments = name.TypeArgumentList.Arguments;
        if (!arguments.Any(MayChange) || name.IsPartOfStructuredTrivia())
        {
            return;
        }

        var symbol = node.Symbol;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (
                MayChange(arguments[i])
                && MergedType.Is(node.SemanticModel.GetTypeInfo(arguments[i]).Type)
                && Asks(symbol, i)
            )
            {
                Report(
                    node,
                    Found(
                        arguments[i].GetLocation(),
                        $"'{name.Identifier.ValueText}' asks at run time for this type, and other values are of its blocking form; declare the value by a type that says which"
                    )
                );
            }
        }
    }

    private static bool MayChange(TypeSyntax type) =>
        type.DescendantTokens()
            .Any(token =>
                token.ValueText is "Task" or "ValueTask" or "IAsyncDisposable" or "IAsyncEnumerable"
            );

    private static bool Asks(ISymbol? symbol, int index)
    {
        var asked = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
        return asked?.DeclaringSyntaxReferences.Length == 0
            ? asked.Name is "OfType" or "GetService" or "GetRequiredService" or "GetServices"
            : asked is not null && GenericQuestion.Asks(asked.OriginalDefinition, index);
    }
}
