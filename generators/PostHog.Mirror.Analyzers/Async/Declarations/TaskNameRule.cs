using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0201: what returns a task is named so, or its blocking form would keep a name that promises one.</summary>
internal sealed class TaskNameRule()
    : AsyncRule(
        Rule(
            "BLK0201",
            "Task-returning method without suffix",
            "'{0}' returns a task and must end in 'Async' so that its blocking form gets a name",
            isOfStyle: true
        )
    )
{
    public override void Start(RuleContext context)
    {
        CheckSymbols<IMethodSymbol>(
            context,
            (symbol, method) => Check(method, found => Report(symbol, found)),
            SymbolKind.Method
        );
        CheckNodes<LocalFunctionStatementSyntax>(
            context,
            (node, function) =>
            {
                if (node.SemanticModel.GetDeclaredSymbol(function) is IMethodSymbol local)
                {
                    Check(local, found => Report(node, found));
                }
            },
            SyntaxKind.LocalFunctionStatement
        );
    }

    private void Check(IMethodSymbol method, Action<Diagnostic> report)
    {
        if (
            TaskSymbols.IsTask(method.ReturnType)
            && method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
            && !method.Name.EndsWith("Async", StringComparison.Ordinal)
            && method.Name is not ("DisposeAsyncCore" or "Main" or "<Main>$")
            && !IsGiven(method)
        )
        {
            report(Found(method.Locations[0], method.Name));
        }
    }

    /// <summary>Whether somebody else chose the name.</summary>
    private static bool IsGiven(IMethodSymbol method) =>
        method.IsOverride
        || method.ExplicitInterfaceImplementations.Length > 0
        || method
            .ContainingType.AllInterfaces.SelectMany(type => type.GetMembers(method.Name))
            .Any(member =>
                SymbolEqualityComparer.Default.Equals(
                    method.ContainingType.FindImplementationForInterfaceMember(member),
                    method
                )
            );
}
