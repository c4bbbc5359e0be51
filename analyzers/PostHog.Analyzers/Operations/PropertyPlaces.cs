using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers.Operations;

/// <summary>Recognises what properties are set on.</summary>
internal static class PropertyPlaces
{
    /// <summary>Of an object with an indexer or <c>Add</c>, or of the braces of an initializer.</summary>
    public static PropertyPlace Of(IOperation? receiver, PackageTypes types) =>
        receiver switch
        {
            null => PropertyPlace.None,
            _ when types.IsEvent(receiver.Type) => PropertyPlace.Event,
            { Type: { } type } when types.IsOfPackages(type) => PropertyPlace.Other,
            IPropertyReferenceOperation reference => OfProperty(reference, types),
            IInstanceReferenceOperation { IsImplicit: true } => OfBraces(receiver, types),
            _ => PropertyPlace.None,
        };

    private static PropertyPlace OfBraces(IOperation receiver, PackageTypes types) =>
        receiver
            .Ancestors()
            .OfType<IObjectOrCollectionInitializerOperation>()
            .FirstOrDefault()
            ?.Parent switch
        {
            IMemberInitializerOperation member => OfProperty(member.InitializedMember, types),
            IObjectCreationOperation dictionary => dictionary.User() switch
            {
                ISimpleAssignmentOperation assignment => OfProperty(assignment.Target, types),
                IArgumentOperation { Parameter: { } parameter }
                    when types.IsOfPackages(parameter) => PropertyPlace.Other,
                _ => PropertyPlace.None,
            },
            _ => PropertyPlace.None,
        };

    // A dictionary of values is one of properties, whatever it is called.
    private static PropertyPlace OfProperty(IOperation target, PackageTypes types) =>
        target is not IPropertyReferenceOperation { Property: { IsIndexer: false } property }
        || !types.IsOfPackages(property)
            ? PropertyPlace.None
        : property.Name == "Properties" && types.IsEvent(property.ContainingType)
            ? PropertyPlace.Event
        : property.Type is INamedTypeSymbol { TypeArguments: { Length: 2 } pair }
        && pair[1].SpecialType == SpecialType.System_Object
            ? PropertyPlace.Other
        : PropertyPlace.None;
}
