using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PostHog.Analyzers.Operations;

/// <summary>Finds the values that an expression contains as it is written.</summary>
internal static class NestedValues
{
    /// <summary>
    /// The values inside: of a choice each possible one, and the elements of arrays, collections, tuples and anonymous
    /// objects, at any depth. Not the value itself.
    /// </summary>
    public static IEnumerable<IOperation> In(IOperation value) =>
        PartsOf(value.WithoutConversions())
            .Select(part => part.WithoutConversions())
            .SelectMany(part => In(part).Prepend(part));

    private static IEnumerable<IOperation> PartsOf(IOperation value) =>
        value switch
        {
            ICoalesceOperation choice => [choice.Value, choice.WhenNull],
            IConditionalOperation { WhenFalse: { } otherwise } choice =>
            [
                choice.WhenTrue,
                otherwise,
            ],
            ISwitchExpressionOperation choice => choice.Arms.Select(arm => arm.Value),
            IArrayCreationOperation { Initializer: { } braces } => braces.ElementValues,
            { Syntax: CollectionExpressionSyntax } => value.ChildOperations,
            ITupleOperation tuple => tuple.Elements,
            IAnonymousObjectCreationOperation members => Assigned(members.Initializers),
            // Only of collections: the members of another object are not seen either.
            IObjectCreationOperation { Initializer: { } braces } => braces
                .Initializers.OfType<IInvocationOperation>()
                .SelectMany(add => add.Arguments.Select(argument => argument.Value))
                .Concat(Assigned(braces.Initializers.Where(IsEntry))),
            _ => [],
        };

    private static IEnumerable<IOperation> Assigned(IEnumerable<IOperation> initializers) =>
        initializers.OfType<ISimpleAssignmentOperation>().Select(entry => entry.Value);

    private static bool IsEntry(IOperation initializer) =>
        initializer
            is ISimpleAssignmentOperation
            {
                Target: IPropertyReferenceOperation { Property.IsIndexer: true }
            };
}
