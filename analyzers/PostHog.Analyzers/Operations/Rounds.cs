using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PostHog.Analyzers.Operations;

/// <summary>Recognises a client that each round of a loop creates for itself alone.</summary>
internal static class Rounds
{
    /// <summary>
    /// Whether every round creates the same client and gives it up. A client that depends on something of the round,
    /// such as a project's token, and one that is kept, are not reported.
    /// </summary>
    public static bool Repeat(IObjectCreationOperation creation) =>
        LoopAround(creation) is { } loop
        && !DependsOn(creation, loop)
        && (
            CreatedClient.IsUsedOnce(creation)
            || creation.User() is IUsingOperation
            || (
                CreatedClient.Variable(creation) is { } variable
                && (IsUsing(variable) || !IsPassedOn(variable.Symbol, loop))
            )
        );

    private static ILoopOperation? LoopAround(IOperation creation)
    {
        for (IOperation inner = creation; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return null;
            }

            if (outer is ILoopOperation loop && loop.Body == inner)
            {
                return loop;
            }
        }

        return null;
    }

    private static bool DependsOn(IOperation creation, ILoopOperation loop) =>
        creation
            .Descendants()
            .OfType<ILocalReferenceOperation>()
            .Any(reference =>
                reference.Local.DeclaringSyntaxReferences.Any(declared =>
                    loop.Syntax.Span.Contains(declared.Span)
                    && declared.SyntaxTree == loop.Syntax.SyntaxTree
                )
            );

    private static bool IsUsing(IVariableDeclaratorOperation variable) =>
        variable
            .Ancestors()
            .TakeWhile(one => one is not IBlockOperation)
            .Any(one => one is IUsingOperation or IUsingDeclarationOperation);

    private static bool IsPassedOn(ILocalSymbol local, ILoopOperation loop) =>
        loop.Descendants()
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
