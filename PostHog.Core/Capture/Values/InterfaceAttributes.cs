using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Applies the attributes of interfaces to the types that implement them: a member that an author excluded or converted
/// in one place is excluded or converted in every form of the object.
/// </summary>
[RequiresUnreferencedCode(ObjectReflection.Reason)]
[RequiresDynamicCode(ObjectReflection.Reason)]
internal static class InterfaceAttributes
{
    /// <summary>Returns the converter of one of the type's interfaces; null if none has one.</summary>
    public static SystemTextJsonConverter? ConverterOf(Type type) =>
        type.GetInterfaces()
            .Select(SystemTextJsonConverter.Of)
            .FirstOrDefault(converter => converter is not null);

    /// <summary>Completes the members of a type.</summary>
    public static void Apply(IReadOnlyCollection<JsonProperty> members, Type type)
    {
        var declared = type.GetInterfaces()
            .SelectMany(known => known.GetProperties())
            .ToLookup(member => member.Name, StringComparer.Ordinal);
        foreach (var member in members)
        {
            foreach (var above in declared[member.UnderlyingName ?? ""])
            {
                var attributes = new JsonAttributes(above);
                member.Converter ??= Converter(above.GetCustomAttribute<JsonConverterAttribute>());
                attributes.ApplyTo(member, above.PropertyType);
                Rename(member, attributes.Name, members);
            }
        }
    }

    private static JsonConverter? Converter(JsonConverterAttribute? attribute) =>
        attribute is null
            ? null
            : (JsonConverter)
                Activator.CreateInstance(
                    attribute.ConverterType,
                    attribute.ConverterParameters ?? []
                )!;

    // The member's own name, and those of the others, count first.
    private static void Rename(JsonProperty member, string? name, IEnumerable<JsonProperty> members)
    {
        if (
            name is not null
            && member.PropertyName == member.UnderlyingName
            && members.All(known => known.PropertyName != name)
        )
        {
            member.PropertyName = name;
        }
    }
}
