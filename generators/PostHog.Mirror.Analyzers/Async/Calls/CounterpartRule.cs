using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0204: a call to somebody else's asynchronous member needs a synchronous member, or a shim among the
/// hand-written files, with the same arguments.
/// </summary>
internal sealed class CounterpartRule()
    : AsyncRule(
        Rule(
            "BLK0204",
            "No synchronous member",
            "'{0}' has no synchronous member '{1}' with these parameters; write an extension method '{1}({2})' for the blocking form, or both forms by hand"
        )
    )
{
    public override void Start(RuleContext context)
    {
        var shims = Shims.Read(context.Compilation, context.Options, context.CancellationToken);
        var operators = SequenceOperators.NamesIn(context.Compilation);
        CheckNodes<InvocationExpressionSyntax>(
            context,
            (node, call) => Check(node, call, shims, operators),
            SyntaxKind.InvocationExpression
        );
    }

    private void Check(
        RuleNode node,
        InvocationExpressionSyntax call,
        Shims shims,
        ISet<string> operators
    )
    {
        var name = Operand.Name(call) ?? "";
        var blocking = BlockingNames.Of(name) ?? name;
        if (
            (blocking != name || operators.Contains(name))
            && node.Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: 0 } method
            && (
                SequenceOperators.Is(method)
                    ? !HasOperator(method, blocking, call, shims, node.SemanticModel)
                    : blocking != name && Lacks(method, blocking, shims)
            )
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

    /// <summary>Whether a method that returns a task has no sibling of any kind.</summary>
    private static bool Lacks(IMethodSymbol method, string blocking, Shims shims) =>
        (TaskSymbols.IsTask(method.ReturnType) || TaskSymbols.IsStream(method.ReturnType))
        && !IsBareFramework(method)
        && !MirroredAssembly.IsMarked(method.ContainingAssembly)
        && !Counterparts.Has(method.OriginalDefinition)
        && !shims.Have(blocking, method);

    /// <summary>Whether there is an operator of ordinary sequences, with a token if it is given one.</summary>
    private static bool HasOperator(
        IMethodSymbol method,
        string blocking,
        InvocationExpressionSyntax call,
        Shims shims,
        SemanticModel model
    ) =>
        SequenceOperators.Token(call, model) is null
            && SequenceOperators.HasCounterpart(method, blocking, model.Compilation)
        || method.ReducedFrom is not null && shims.Have(blocking, method);

    /// <summary>Calls with a rule of their own.</summary>
    private static bool IsBareFramework(IMethodSymbol method) =>
        TaskSymbols.IsStream(method.ContainingType)
        || TaskSymbols.IsIn(method.ContainingType, "System.Threading.Tasks")
        || method.ContainingType.Name is "PeriodicTimer"
        || TaskSymbols.IsIn(method.ContainingType, "System.Threading.Channels");
}
