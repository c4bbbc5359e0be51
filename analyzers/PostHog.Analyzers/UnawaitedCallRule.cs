using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers;

/// <summary>
/// PH0001: the task of a call on a client is dropped, so that its result is lost and the process may end before it is
/// complete. Discards are reported, too: only <c>Enqueue</c> is made to be called without waiting.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnawaitedCallRule() : PackageRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "PH0001",
        "Call that nobody awaits",
        "The result of '{0}' is lost, and the process may end before the call does: await it{1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    private protected override void Start(
        CompilationStartAnalysisContext context,
        PackageTypes types
    ) => context.RegisterOperationAction(call => Check(call, types), OperationKind.Invocation);

    private void Check(OperationAnalysisContext context, PackageTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (
            TypeNames.IsTask(method.ReturnType)
            && types.IsClientMethod(method)
            && DroppedTask.Is(call)
        )
        {
            Report(context, call.Syntax, method.Name, Alternative(method.Name));
        }
    }

    private static string Alternative(string method) =>
        method switch
        {
            "CaptureAsync" or "CaptureBatchAsync" => ", or use 'Enqueue' to send in the background",
            "CaptureExceptionAsync" => ", or use 'EnqueueException' to send in the background",
            _ => "",
        };
}
