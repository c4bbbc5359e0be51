using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0110: a method that is passed on by its name fits a delegate through its task, where its result would not; nor
/// does it fit a delegate of a referenced assembly, which goes on returning tasks.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DelegateFitRule() : AsyncRule(Descriptors.TaskValue)
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        CheckNodes<SimpleNameSyntax>(
            context,
            Check,
            SyntaxKind.IdentifierName,
            SyntaxKind.GenericName
        );

    private void Check(SyntaxNodeAnalysisContext node, SimpleNameSyntax name)
    {
        if (
            !BlockingNames.IsAsyncName(name.Identifier.ValueText)
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
