using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PostHog.Analyzers.Operations;

/// <summary>What becomes of a client that is created.</summary>
internal static class CreatedClient
{
    /// <summary>Whether a method is called on it on the spot, after which nothing refers to it.</summary>
    public static bool IsUsedOnce(IOperation creation) =>
        creation.User()
            is IInvocationOperation
            {
                TargetMethod.Name: not (
                    "Dispose"
                    or "DisposeAsync"
                    or "Shutdown"
                    or "ShutdownAsync"
                )
            } call
        && call.Instance?.WithoutConversions() == creation;

    /// <summary>Whether it is what a property without a store returns.</summary>
    public static bool IsReturnedByProperty(IOperation creation, ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.PropertyGet }
        && creation.User() is IReturnOperation
        && creation.InnerFunction() is null;

    /// <summary>Whether it is stored in a static field or property, where it outlives the call.</summary>
    public static bool IsStatic(IOperation creation) =>
        creation.User() switch
        {
            IAssignmentOperation assignment => assignment.Target
                is IFieldReferenceOperation { Field.IsStatic: true }
                    or IPropertyReferenceOperation { Property.IsStatic: true },
            ICoalesceOperation choice => IsStatic(choice),
            _ => false,
        };

    /// <summary>The local variable that it initialises.</summary>
    public static IVariableDeclaratorOperation? Variable(IOperation creation) =>
        creation.User()
            is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation one }
            ? one
            : null;

    /// <summary>Whether a <c>using</c> closes it.</summary>
    public static bool IsUsing(IVariableDeclaratorOperation variable) =>
        variable
            .Ancestors()
            .TakeWhile(one => one is not IBlockOperation)
            .Any(one => one is IUsingOperation or IUsingDeclarationOperation);

    /// <summary>Whether it is used otherwise than by calling its members.</summary>
    public static bool IsPassedOn(ILocalSymbol local, IOperation scope) =>
        scope
            .Descendants()
            .OfType<ILocalReferenceOperation>()
            .Any(reference =>
                SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && !IsReceiver(reference)
            );

    private static bool IsReceiver(IOperation reference) =>
        reference.User() switch
        {
            IInvocationOperation call => call.Instance?.WithoutConversions() == reference,
            IMemberReferenceOperation member => member.Instance?.WithoutConversions() == reference,
            IConditionalAccessOperation access => access.Operation == reference,
            _ => false,
        };
}
