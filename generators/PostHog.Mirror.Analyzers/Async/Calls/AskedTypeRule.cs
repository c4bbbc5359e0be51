using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: generic code that asks whether a value is of the type it is given gets another answer for the blocking
/// form of that type, which other values are of.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AskedTypeRule() : AsyncRule(Descriptors.Await)
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        CheckNodes<GenericNameSyntax>(context, Check, SyntaxKind.GenericName);

    private void Check(SyntaxNodeAnalysisContext node, GenericNameSyntax name)
    {
        var arguments = name.TypeArgumentList.Arguments;
        if (
            !arguments.Any(MayChange)
            || name.Parent is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax)
        )
        {
            return;
        }

        var symbol = node.SemanticModel.GetSymbolInfo(name, node.CancellationToken).Symbol;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (
                MayChange(arguments[i])
                && Changes(node.SemanticModel.GetTypeInfo(arguments[i]).Type)
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

    private static bool Changes(ITypeSymbol? type) =>
        TaskSymbols.IsStream(type)
        || type is { Name: "IAsyncDisposable" }
        || (
            type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } result }
            && TaskSymbols.IsTask(result)
        );

    private static bool Asks(ISymbol? symbol, int index)
    {
        var parameters = symbol switch
        {
            IMethodSymbol method => (
                method.ReducedFrom ?? method.OriginalDefinition
            ).TypeParameters,
            INamedTypeSymbol type => type.OriginalDefinition.TypeParameters,
            _ => [],
        };
        return symbol?.DeclaringSyntaxReferences.Length == 0
            ? symbol.Name is "OfType" or "GetService" or "GetRequiredService" or "GetServices"
            : index < parameters.Length
                && symbol!
                    .OriginalDefinition.DeclaringSyntaxReferences.SelectMany(reference =>
                        reference.GetSyntax().DescendantNodes()
                    )
                    .Any(one => IsQuestion(one, parameters[index].Name));
    }

    private static bool IsQuestion(SyntaxNode one, string parameter)
    {
        var type = one switch
        {
            BinaryExpressionSyntax test
                when test.IsKind(SyntaxKind.IsExpression) || test.IsKind(SyntaxKind.AsExpression) =>
                test.Right,
            TypeOfExpressionSyntax known => known.Type,
            DeclarationPatternSyntax pattern => pattern.Type,
            TypePatternSyntax pattern => pattern.Type,
            ConstantPatternSyntax pattern => pattern.Expression,
            _ => null,
        };
        return type is IdentifierNameSyntax name && name.Identifier.ValueText == parameter;
    }
}
