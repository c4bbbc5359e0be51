using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers.Operations;

/// <summary>Recognises what the properties of an event are set on.</summary>
internal static class EventProperties
{
    /// <summary>Whether it is an event, its <c>Properties</c>, or a dictionary that becomes them.</summary>
    public static bool Has(IOperation? receiver, PackageTypes types) =>
        receiver switch
        {
            null => false,
            _ when types.IsEvent(receiver.Type) => true,
            IPropertyReferenceOperation reference => IsProperties(reference, types),
            IInstanceReferenceOperation { IsImplicit: true } => IsInitialized(receiver, types),
            _ => false,
        };

    /// <summary>Whether the braces around the entry are those of the properties.</summary>
    private static bool IsInitialized(IOperation receiver, PackageTypes types) =>
        receiver.Ancestors().OfType<IObjectOrCollectionInitializerOperation>().FirstOrDefault()
            is { } braces
        && braces.Parent switch
        {
            IMemberInitializerOperation member => IsProperties(member.InitializedMember, types),
            IObjectCreationOperation dictionary => dictionary.User()
                is ISimpleAssignmentOperation assignment
                && IsProperties(assignment.Target, types),
            _ => false,
        };

    private static bool IsProperties(IOperation target, PackageTypes types) =>
        target is IPropertyReferenceOperation { Property: { Name: "Properties" } property }
        && types.IsEvent(property.ContainingType);
}
