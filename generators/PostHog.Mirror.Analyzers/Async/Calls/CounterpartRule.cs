using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0204: a call to somebody else's asynchronous member needs a synchronous member, or a shim among the
/// hand-written files, with the same arguments.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CounterpartRule()
    : AsyncRule(
        Rule(
            "BLK0204",
            "No synchronous member",
            "'{0}' has no synchronous member '{1}' with these parameters; add a shim '{1}({2})' or a seam"
        )
    )
{
    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var shims = Shims.Read(context.Options.AdditionalFiles, context.CancellationToken);
        CheckNodes<InvocationExpressionSyntax>(
            context,
            (node, call) => Check(node, call, shims),
            SyntaxKind.InvocationExpression
        );
    }

    private void Check(SyntaxNodeAnalysisContext node, InvocationExpressionSyntax call, Shims shims)
    {
        if (
            BlockingNames.Of(Operand.Name(call) ?? "") is { } blocking
            && node.SemanticModel.GetSymbolInfo(call, node.CancellationToken).Symbol
                is IMethodSymbol { DeclaringSyntaxReferences.Length: 0 } method
            && TaskSymbols.IsTask(method.ReturnType)
            && !IsBareFramework(method)
            && !Counterparts.Has(method.OriginalDefinition)
            && !shims.Have(blocking, method)
        )
        {
            var parameters = string.Join(", ", method.Parameters.Select(p => p.Type.Name));
            Report(
                node,
                Found(
                    Operand.CalledName(call)!.GetLocation(),
                    method.ContainingType.Name,
                    blocking,
                    parameters
                )
            );
        }
    }

    /// <summary>Calls with a rule of their own.</summary>
    private static bool IsBareFramework(IMethodSymbol method) =>
        TaskSymbols.IsStream(method.ContainingType)
        || TaskSymbols.IsIn(method.ContainingType, "System.Threading.Tasks")
        || method.ContainingType.Name is "HttpClient" or "HttpMessageInvoker" or "PeriodicTimer"
        || TaskSymbols.IsIn(method.ContainingType, "System.Threading.Channels");
}
