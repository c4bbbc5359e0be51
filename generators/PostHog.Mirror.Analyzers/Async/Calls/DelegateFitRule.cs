using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0110: a method that is passed on by its name fits a delegate through its task, where its result would not; nor
/// does it fit a delegate of a referenced assembly, which goes on returning tasks.
/// </summary>
internal sealed class DelegateFitRule() : AsyncRule(Descriptors.TaskValue)
{
    public override void Start(RuleContext context)
    {
        var unsuffixed = new Lazy<ISet<string>>(() =>
            Unsuffixed(context.Compilation, context.CancellationToken)
        );
        CheckNodes<SimpleNameSyntax>(
            context,
            (node, name) => Check(node, name, unsuffixed),
            SyntaxKind.IdentifierName,
            SyntaxKind.GenericName
        );
    }

    /// <summary>The methods of these sources that return tasks and do not say so by their names.</summary>
    private static ISet<string> Unsuffixed(
        Compilation compilation,
        CancellationToken cancellationToken
    ) =>
        new HashSet<string>(
            compilation
                .SyntaxTrees.SelectMany(tree => tree.GetRoot(cancellationToken).DescendantNodes())
                .Select(node =>
                    node switch
                    {
                        MethodDeclarationSyntax method when TaskSyntax.IsTask(method.ReturnType) =>
                            method.Identifier.ValueText,
                        LocalFunctionStatementSyntax local
                            when TaskSyntax.IsTask(local.ReturnType) => local.Identifier.ValueText,
                        _ => "",
                    }
                )
                .Where(name => name.Length > 0 && !BlockingNames.IsAsyncName(name)),
            StringComparer.Ordinal
        );

    private void Check(RuleNode node, SimpleNameSyntax name, Lazy<ISet<string>> unsuffixed)
    {
        if (
            !(
                BlockingNames.IsAsyncName(name.Identifier.ValueText)
                || unsuffixed.Value.Contains(name.Identifier.ValueText)
            )
            || name.IsPartOfStructuredTrivia()
            || Whole(name) is not { Parent: not InvocationExpressionSyntax } whole
        )
        {
            return;
        }

        if (
            node.SemanticModel.GetSymbolInfo(whole, node.CancellationToken).Symbol
                is IMethodSymbol method
            && TaskSymbols.IsTask(method.ReturnType)
            && node.SemanticModel.GetTypeInfo(whole, node.CancellationToken).ConvertedType
                is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } type
            && !Fits(method, invoke, node.SemanticModel.Compilation.Assembly)
        )
        {
            Report(node, Found(whole.GetLocation(), type.Name));
        }
    }

    private static ExpressionSyntax Whole(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    private static bool Fits(IMethodSymbol method, IMethodSymbol invoke, IAssemblySymbol assembly)
    {
        var isOwn =
            !TaskSymbols.IsTask(invoke.OriginalDefinition.ReturnType)
            || !MirroredAssembly.IsForeign(invoke, assembly);
        return isOwn
            && TaskSymbols.IsTask(invoke.ReturnType)
            && TaskSymbols.IsBareTask(method.ReturnType)
                == TaskSymbols.IsBareTask(invoke.ReturnType);
    }
}
