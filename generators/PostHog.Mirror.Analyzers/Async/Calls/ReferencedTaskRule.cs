using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0112: a delegate or method of a referenced assembly that returns a task keeps returning one. Its call would be
/// left running, or the task be taken for the result.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReferencedTaskRule() : AsyncRule(Descriptors.NoBlockingForm)
{
    private protected override void Start(CompilationStartAnalysisContext context) =>
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var call = (InvocationExpressionSyntax)node.Node;
                if (
                    !IsHandWritten(call.SyntaxTree)
                    && node.SemanticModel.GetSymbolInfo(call, node.CancellationToken).Symbol
                        is IMethodSymbol method
                    && !SymbolEqualityComparer.Default.Equals(
                        method.ContainingAssembly,
                        node.SemanticModel.Compilation.Assembly
                    )
                    && KeepsTask(method)
                )
                {
                    var isDelegate = method.MethodKind == MethodKind.DelegateInvoke;
                    node.ReportDiagnostic(
                        Found(
                            call.GetLocation(),
                            isDelegate ? method.ContainingType.Name : method.Name,
                            isDelegate
                                ? "a delegate type declared in these sources"
                                : "a member declared in these sources"
                        )
                    );
                }
            },
            SyntaxKind.InvocationExpression
        );

    /// <summary>Whether the declaration itself says that the result is a task, and the call keeps its name.</summary>
    private static bool KeepsTask(IMethodSymbol method) =>
        TaskSymbols.IsTask(method.OriginalDefinition.ReturnType)
        && !BlockingNames.IsAsyncName(method.Name)
        && !TaskSymbols.IsIn(method.ContainingType, "System.Threading.Tasks");
}
