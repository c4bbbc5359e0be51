using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace PostHog.Mirror.Tasks;

/// <summary>
/// Writes signatures as they are in the blocking assembly: without tasks, without the suffix, in its namespace. It goes
/// by metadata alone and shares nothing with the translator.
/// </summary>
/// <param name="renaming">The renaming of the root namespace, as From=To; null changes nothing at all.</param>
internal sealed class BlockingSignature(string? renaming) : ISignatureTypeProvider<string, object?>
{
    private const string Suffix = "Async";

    private static readonly Dictionary<string, string> Interfaces = new(StringComparer.Ordinal)
    {
        ["System.IAsyncDisposable"] = "System.IDisposable",
        ["System.Collections.Generic.IAsyncEnumerable`1"] =
            "System.Collections.Generic.IEnumerable`1",
        ["System.Linq.IOrderedAsyncEnumerable`1"] = "System.Linq.IOrderedEnumerable`1",
        ["System.Collections.Generic.IAsyncEnumerator`1"] =
            "System.Collections.Generic.IEnumerator`1",
    };

    public static readonly BlockingSignature Unchanged = new(renaming: null);

    public string Name(TypeDefinition type, MetadataReader reader)
    {
        var name = reader.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? Name(reader.GetTypeDefinition(outer), reader) + "." + name
            : Rename(reader.GetString(type.Namespace) + "." + name);
    }

    public string Method(string type, MethodDefinition method, MetadataReader reader)
    {
        var signature = method.DecodeSignature(this, genericContext: null);
        var names = method
            .GetParameters()
            .Select(handle => reader.GetParameter(handle))
            .Where(parameter => parameter.SequenceNumber > 0)
            .OrderBy(parameter => parameter.SequenceNumber)
            .Select(parameter => reader.GetString(parameter.Name));
        var parameters = signature.ParameterTypes.Zip(names, (one, name) => one + " " + name);
        return $"{type}.{Method(reader.GetString(method.Name))}({string.Join(", ", parameters)}): {signature.ReturnType}";
    }

    public string GetTypeFromDefinition(
        MetadataReader reader,
        TypeDefinitionHandle handle,
        byte rawTypeKind
    ) => Name(reader.GetTypeDefinition(handle), reader);

    public string GetTypeFromReference(
        MetadataReader reader,
        TypeReferenceHandle handle,
        byte rawTypeKind
    )
    {
        var type = reader.GetTypeReference(handle);
        var name = Rename(reader.GetString(type.Namespace) + "." + reader.GetString(type.Name));
        return renaming is null ? name
            : name is "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" ? "void"
            : Interfaces.TryGetValue(name, out var blocking) ? blocking
            : name;
    }

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
    {
        if (renaming is null)
        {
            return Written(genericType, typeArguments);
        }

        if (genericType is "System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask`1")
        {
            return typeArguments[0];
        }

        var count = typeArguments.Length - 1;
        return
            genericType.StartsWith("System.Func`", StringComparison.Ordinal)
            && typeArguments[count] == "void"
            ? count == 0
                ? "System.Action"
                : Written($"System.Action`{count}", typeArguments.RemoveAt(count))
            : Written(genericType, typeArguments);
    }

    public string GetTypeFromSpecification(
        MetadataReader reader,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind
    ) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetByReferenceType(string elementType) => "ref " + elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) =>
        $"delegate*<{string.Join(", ", signature.ParameterTypes.Add(signature.ReturnType))}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;

    public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) =>
        typeCode == PrimitiveTypeCode.Void ? "void" : typeCode.ToString();

    private static string Written(string type, ImmutableArray<string> arguments) =>
        $"{type}<{string.Join(", ", arguments)}>";

    /// <summary>What becomes of the name of a method.</summary>
    public string Method(string name) =>
        renaming is null || name.Length <= Suffix.Length ? name
        : name == "DisposeAsyncCore" ? "DisposeCore"
        : name == "GetAsyncEnumerator" ? "GetEnumerator"
        : name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - Suffix.Length)
        : name;

    private string Rename(string name)
    {
        var parts = renaming?.Split('=') ?? [];
        return parts.Length == 2 && name.StartsWith(parts[0] + ".", StringComparison.Ordinal)
            ? parts[1] + name.Substring(parts[0].Length)
            : name;
    }
}
