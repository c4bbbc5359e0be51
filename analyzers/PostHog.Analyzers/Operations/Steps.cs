using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PostHog.Analyzers.Operations;

/// <summary>Steps between operations.</summary>
internal static class Steps
{
    /// <summary>What a value is before the compiler converts it.</summary>
    public static IOperation WithoutConversions(this IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    /// <summary>The operation that uses a value once it is converted.</summary>
    public static IOperation? User(this IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>The lambda or local function around an operation; null where that is the member itself.</summary>
    public static IOperation? InnerFunction(this IOperation operation) =>
        operation
            .Ancestors()
            .FirstOrDefault(one => one is IAnonymousFunctionOperation or ILocalFunctionOperation);

    /// <summary>The operations around an operation, the nearest first.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            yield return current;
        }
    }
}
