using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: an async lambda that only throws, or never ends, is one without a result. Without <c>async</c> it suits
/// a delegate with a result as well, which overload resolution prefers.
/// </summary>
internal sealed class EndlessLambdaRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context) =>
        CheckNodes<AnonymousFunctionExpressionSyntax>(
            context,
            Check,
            SyntaxKind.SimpleLambdaExpression,
            SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.AnonymousMethodExpression
        );

    private void Check(RuleNode node, AnonymousFunctionExpressionSyntax lambda)
    {
        if (
            lambda is { AsyncKeyword.RawKind: not (int)SyntaxKind.None, Block: { } body }
            && lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax list }
            && !body.DescendantNodes().Any(one => one is ReturnStatementSyntax)
            && IsOverloaded(list, node.SemanticModel)
            && node.SemanticModel.AnalyzeControlFlow(body) is { EndPointIsReachable: false }
        )
        {
            Report(
                node,
                Found(
                    lambda.GetLocation(),
                    "a lambda that never returns suits other overloads without 'async'; cast it to its delegate type"
                )
            );
        }
    }

    /// <summary>Whether there is another overload that takes a function with a task of another kind.</summary>
    private static bool IsOverloaded(ArgumentListSyntax list, SemanticModel model) =>
        model.GetSymbolInfo(list.Parent!).Symbol is IMethodSymbol called
        && called
            .ContainingType.GetMembers(called.Name)
            .OfType<IMethodSymbol>()
            .Any(other =>
                !SymbolEqualityComparer.Default.Equals(
                    other,
                    called.ReducedFrom ?? called.OriginalDefinition
                )
                && other.Parameters.Any(parameter =>
                    parameter.Type
                        is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: { } result }
                    && TaskSymbols.IsTask(result)
                    && !TaskSymbols.IsBareTask(result)
                    && ((INamedTypeSymbol)result).TypeArguments[0] is not ITypeParameterSymbol
                )
            );
}
