using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace PostHog.Conventions.Metadata;

/// <summary>Turns a signature into the full names of all types in it.</summary>
internal sealed class TypeNameProvider : ISignatureTypeProvider<ImmutableArray<string>, object?>
{
    public ImmutableArray<string> GetTypeFromDefinition(
        MetadataReader reader,
        TypeDefinitionHandle handle,
        byte rawTypeKind
    ) => [reader.NameOf(handle)];

    public ImmutableArray<string> GetTypeFromReference(
        MetadataReader reader,
        TypeReferenceHandle handle,
        byte rawTypeKind
    ) => [reader.NameOf(handle)];

    public ImmutableArray<string> GetTypeFromSpecification(
        MetadataReader reader,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind
    ) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public ImmutableArray<string> GetGenericInstantiation(
        ImmutableArray<string> genericType,
        ImmutableArray<ImmutableArray<string>> typeArguments
    ) => [.. genericType, .. typeArguments.SelectMany(names => names)];

    public ImmutableArray<string> GetFunctionPointerType(
        MethodSignature<ImmutableArray<string>> signature
    ) => [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(names => names)];

    public ImmutableArray<string> GetModifiedType(
        ImmutableArray<string> modifier,
        ImmutableArray<string> unmodifiedType,
        bool isRequired
    ) => [.. modifier, .. unmodifiedType];

    public ImmutableArray<string> GetArrayType(
        ImmutableArray<string> elementType,
        ArrayShape shape
    ) => elementType;

    public ImmutableArray<string> GetByReferenceType(ImmutableArray<string> elementType) =>
        elementType;

    public ImmutableArray<string> GetPinnedType(ImmutableArray<string> elementType) => elementType;

    public ImmutableArray<string> GetPointerType(ImmutableArray<string> elementType) => elementType;

    public ImmutableArray<string> GetSZArrayType(ImmutableArray<string> elementType) => elementType;

    public ImmutableArray<string> GetGenericMethodParameter(object? genericContext, int index) =>
        [];

    public ImmutableArray<string> GetGenericTypeParameter(object? genericContext, int index) => [];

    public ImmutableArray<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];
}
