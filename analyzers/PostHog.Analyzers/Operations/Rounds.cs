using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PostHog.Analyzers.Operations;

/// <summary>Recognises a client that each round of a loop creates for itself alone.</summary>
internal static class Rounds
{
    /// <summary>
    /// Whether every round creates the same client and gives it up. A client that depends on something of the round,
    /// such as a project's token, one that is kept, and one whose use can end the loop, as in a retry, are not reported.
    /// </summary>
    public static bool Repeat(IObjectCreationOperation creation) =>
        LoopAround(creation) is { } loop
        && !Variations.In(creation, loop)
        && !IsLeftAfter(creation, loop)
        && (
            CreatedClient.IsUsedOnce(creation)
            || creation.User() is IUsingOperation
            || (
                CreatedClient.Variable(creation) is { } variable
                && (
                    CreatedClient.IsUsing(variable)
                    || !CreatedClient.IsPassedOn(variable.Symbol, loop)
                )
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

    // By a jump out of this loop, not of one inside it, that comes after the client.
    private static bool IsLeftAfter(IOperation creation, ILoopOperation loop) =>
        loop
            .Body.Descendants()
            .Where(one => one.Syntax.SpanStart > creation.Syntax.SpanStart)
            .Any(one =>
                one switch
                {
                    IReturnOperation => one.InnerFunction() == loop.InnerFunction(),
                    IBranchOperation { BranchKind: BranchKind.Break } jump =>
                        SymbolEqualityComparer.Default.Equals(jump.Target, loop.ExitLabel),
                    IBranchOperation { BranchKind: BranchKind.GoTo } => true,
                    _ => false,
                }
            );
}
