using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers.Operations;

/// <summary>Recognises a task that nobody can await any more.</summary>
internal static class DroppedTask
{
    /// <summary>Whether the task that a call returns is neither awaited, stored, returned nor passed on.</summary>
    public static bool Is(IInvocationOperation call) =>
        IsDropped(call) && !IsExpectation(call) && !IsDescribed(call);

    private static bool IsDropped(IOperation call)
    {
        var value = call;
        while (Carrier(value) is { } carrier)
        {
            value = carrier;
        }

        return value.Parent
            is IExpressionStatementOperation
                or ISimpleAssignmentOperation { Target: IDiscardOperation };
    }

    /// <summary>Whether the call states what a test expects, as <c>posthog.Received().FlushAsync()</c> does.</summary>
    private static bool IsExpectation(IInvocationOperation call) =>
        call.Instance is IInvocationOperation { TargetMethod: { } check }
        && TypeNames.NamespaceOf(check).StartsWith("NSubstitute", StringComparison.Ordinal);

    /// <summary>Whether the call is a part of an expression tree, which nobody calls here.</summary>
    private static bool IsDescribed(IOperation call) =>
        call.Ancestors()
            .Any(one =>
                one is IConversionOperation { Type: { } type }
                && TypeNames.IsIn(type, "System.Linq.Expressions")
            );

    /// <summary>The expression whose value is the same task.</summary>
    private static IOperation? Carrier(IOperation task) =>
        task.Parent switch
        {
            IConversionOperation or IParenthesizedOperation or ICoalesceOperation => task.Parent,
            ISwitchExpressionArmOperation arm when arm.Value == task => arm.Parent,
            IConditionalAccessOperation access when access.WhenNotNull == task => access,
            IConditionalOperation { Type: not null } choice when choice.Condition != task => choice,
            IInvocationOperation call when call.Instance == task && IsForm(call.TargetMethod) =>
                call,
            _ => null,
        };

    private static bool IsForm(IMethodSymbol method) =>
        method.Name is "ConfigureAwait" or "AsTask" or "Preserve"
        && TypeNames.IsTask(method.ContainingType);
}
