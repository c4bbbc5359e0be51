using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers.Operations;

/// <summary>
/// Recognises methods that send what their caller asks for: those that take an event, or the name of one. Such a method
/// is there to be called again, which cannot be said of others.
/// </summary>
internal static class SendingMethods
{
    /// <summary>
    /// Whether such a method creates the client for the call alone. A client that depends on a parameter, and one that
    /// is kept or passed on, are not reported; neither are methods with attributes, which may be tests or commands.
    /// </summary>
    public static bool Create(
        IObjectCreationOperation creation,
        ISymbol member,
        PackageTypes types
    ) =>
        FunctionAround(creation, member) is { } function
        && function.GetAttributes().IsEmpty
        && Body(creation) is { } body
        && !creation.Descendants().OfType<IParameterReferenceOperation>().Any()
        && IsForThisCall(creation, body)
        && body.Descendants().Any(one => SendsParameter(one, function, types));

    private static IMethodSymbol? FunctionAround(IOperation creation, ISymbol member) =>
        creation.InnerFunction() switch
        {
            null => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
                ? method
                : null,
            ILocalFunctionOperation local => local.Symbol,
            _ => null,
        };

    private static IOperation? Body(IOperation creation) =>
        creation.InnerFunction()
        ?? creation.Ancestors().LastOrDefault(one => one is IBlockOperation);

    private static bool IsForThisCall(IOperation creation, IOperation body) =>
        creation.User() is IUsingOperation
        || (
            CreatedClient.Variable(creation) is { } variable
            && (CreatedClient.IsUsing(variable) || !CreatedClient.IsPassedOn(variable.Symbol, body))
        );

    /// <summary>An event that is a parameter is given to a client, or a new event has a name that is one.</summary>
    private static bool SendsParameter(
        IOperation operation,
        IMethodSymbol function,
        PackageTypes types
    ) =>
        operation switch
        {
            IInvocationOperation call => types.IsClientMethod(call.TargetMethod)
                && call.Arguments.Any(one =>
                    types.IsEvent(one.Value.Type) && IsParameter(one.Value, function)
                ),
            IObjectCreationOperation { Arguments: { Length: > 0 } arguments } built =>
                types.IsEvent(built.Type)
                    && arguments.Any(one =>
                        one.Parameter?.Ordinal == 0 && IsParameter(one.Value, function)
                    ),
            _ => false,
        };

    private static bool IsParameter(IOperation value, IMethodSymbol function) =>
        value.WithoutConversions() is IParameterReferenceOperation { Parameter: { } parameter }
        && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, function);
}
