using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PostHog.Conventions.Metadata;

/// <summary>
/// Finds everything that the types of an assembly use: in their declarations, their attributes and the code of their
/// methods. What the compiler made of a type, such as closures, counts as that type.
/// </summary>
internal sealed class ReferenceReader : IDisposable
{
    private readonly TypeNameProvider _names = new();
    private readonly HashSet<Reference> _found = [];
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private string _from = "";

    private ReferenceReader(string assembly)
    {
        _file = new PEReader(File.OpenRead(assembly));
        _metadata = _file.GetMetadataReader();
    }

    public static IReadOnlySet<Reference> Read(string assembly)
    {
        using var reader = new ReferenceReader(assembly);
        foreach (var handle in reader._metadata.TypeDefinitions)
        {
            reader._from = MetadataNames.Outermost(reader._metadata.NameOf(handle));
            reader.ReadType(reader._metadata.GetTypeDefinition(handle));
        }

        return reader._found;
    }

    /// <summary>The names of all types of other assemblies that an assembly names anywhere at all.</summary>
    public static IReadOnlyList<string> ForeignTypesIn(string assembly)
    {
        using var reader = new ReferenceReader(assembly);
        return [.. reader._metadata.TypeReferences.Select(reader._metadata.NameOf)];
    }

    /// <summary>The names of the assemblies that an assembly refers to.</summary>
    public static IReadOnlyList<string> AssembliesKnownTo(string assembly)
    {
        using var reader = new ReferenceReader(assembly);
        var metadata = reader._metadata;
        return
        [
            .. metadata.AssemblyReferences.Select(handle =>
                metadata.GetString(metadata.GetAssemblyReference(handle).Name)
            ),
        ];
    }

    public void Dispose() => _file.Dispose();

    private void ReadType(TypeDefinition type)
    {
        Add(type.BaseType);
        Add(type.GetCustomAttributes());
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Add(_metadata.GetInterfaceImplementation(implemented).Interface);
        }

        foreach (var parameter in type.GetGenericParameters())
        {
            Add(_metadata.GetGenericParameter(parameter));
        }

        foreach (var handle in type.GetFields())
        {
            var field = _metadata.GetFieldDefinition(handle);
            Add(field.DecodeSignature(_names, null));
            Add(field.GetCustomAttributes());
        }

        foreach (var handle in type.GetProperties())
        {
            Add(_metadata.GetPropertyDefinition(handle).GetCustomAttributes());
        }

        foreach (var handle in type.GetMethods())
        {
            ReadMethod(_metadata.GetMethodDefinition(handle));
        }
    }

    private void ReadMethod(MethodDefinition method)
    {
        Add(method.DecodeSignature(_names, null));
        Add(method.GetCustomAttributes());
        foreach (var parameter in method.GetGenericParameters())
        {
            Add(_metadata.GetGenericParameter(parameter));
        }

        foreach (var parameter in method.GetParameters())
        {
            Add(_metadata.GetParameter(parameter).GetCustomAttributes());
        }

        if (method.RelativeVirtualAddress != 0)
        {
            ReadBody(_file.GetMethodBody(method.RelativeVirtualAddress));
        }
    }

    private void ReadBody(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            Add(body.LocalSignature);
        }

        foreach (var region in body.ExceptionRegions)
        {
            Add(region.CatchType);
        }

        foreach (var token in Instructions.TokensIn(body))
        {
            Add(token);
        }
    }

    private void Add(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case var _ when handle.IsNil:
                break;
            case HandleKind.MemberReference:
                Add(_metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.MethodSpecification:
                var generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(generic.Method);
                generic.DecodeSignature(_names, null).ToList().ForEach(names => Add(names));
                break;
            case HandleKind.MethodDefinition:
                var method = _metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                Add(TypesOf(method.GetDeclaringType()), _metadata.GetString(method.Name));
                break;
            case HandleKind.FieldDefinition:
                var field = _metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                Add(TypesOf(field.GetDeclaringType()), _metadata.GetString(field.Name));
                break;
            case HandleKind.StandaloneSignature:
                AddSignature(_metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle));
                break;
            default:
                Add(TypesOf(handle));
                break;
        }
    }

    private void Add(MemberReference member)
    {
        Add(TypesOf(member.Parent), _metadata.GetString(member.Name));
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            Add(member.DecodeFieldSignature(_names, null));
        }
        else
        {
            Add(member.DecodeMethodSignature(_names, null));
        }
    }

    private void AddSignature(StandaloneSignature signature)
    {
        if (signature.GetKind() == StandaloneSignatureKind.LocalVariables)
        {
            signature.DecodeLocalSignature(_names, null).ToList().ForEach(names => Add(names));
        }
        else
        {
            Add(signature.DecodeMethodSignature(_names, null));
        }
    }

    private void Add(GenericParameter parameter)
    {
        foreach (var constraint in parameter.GetConstraints())
        {
            Add(_metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void Add(MethodSignature<ImmutableArray<string>> signature)
    {
        Add(signature.ReturnType);
        signature.ParameterTypes.ToList().ForEach(names => Add(names));
    }

    private void Add(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
        {
            Add(_metadata.GetCustomAttribute(attribute).Constructor);
        }
    }

    private void Add(ImmutableArray<string> types, string? member = null)
    {
        foreach (var type in types)
        {
            _found.Add(new Reference(_from, type, member));
        }
    }

    private ImmutableArray<string> TypesOf(EntityHandle handle) =>
        handle.Kind switch
        {
            HandleKind.TypeReference => [_metadata.NameOf((TypeReferenceHandle)handle)],
            HandleKind.TypeDefinition => [_metadata.NameOf((TypeDefinitionHandle)handle)],
            HandleKind.TypeSpecification => _names.GetTypeFromSpecification(
                _metadata,
                null,
                (TypeSpecificationHandle)handle,
                0
            ),
            HandleKind.MethodDefinition => TypesOf(
                _metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()
            ),
            _ => [],
        };
}
