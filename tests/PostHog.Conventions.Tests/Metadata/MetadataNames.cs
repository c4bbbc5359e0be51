using System.Reflection.Metadata;

namespace PostHog.Conventions.Metadata;

/// <summary>Full names of types, nested ones with a plus, as reflection spells them.</summary>
internal static class MetadataNames
{
    public static string NameOf(this MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        var outer = type.GetDeclaringType();
        return outer.IsNil
            ? Join(reader.GetString(type.Namespace), name)
            : $"{reader.NameOf(outer)}+{name}";
    }

    public static string NameOf(this MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{reader.NameOf((TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : Join(reader.GetString(type.Namespace), name);
    }

    /// <summary>The type that a reader of the source sees: the outermost one.</summary>
    public static string Outermost(string name) => name.Split('+')[0];

    private static string Join(string space, string name) =>
        space.Length == 0 ? name : $"{space}.{name}";
}
