using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace PostHog.Mirror.Tasks;

/// <summary>Reads which members an assembly uses at which lines of its sources.</summary>
/// <param name="file">The assembly.</param>
/// <param name="symbols">Its symbols.</param>
/// <param name="names">How members are called.</param>
internal sealed class CallReader(PEReader file, MetadataReader symbols, BlockingSignature names)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly MetadataReader _metadata = file.GetMetadataReader();

    /// <summary>The name of each file, by its checksum.</summary>
    public IReadOnlyDictionary<string, string> Documents() =>
        symbols
            .Documents.Select(symbols.GetDocument)
            .GroupBy(Checksum, StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => symbols.GetString(same.First().Name),
                StringComparer.Ordinal
            );

    /// <summary>What is used at each line.</summary>
    public ILookup<SourceLine, MemberUse> Uses() =>
        _metadata
            .MethodDefinitions.SelectMany(UsesIn)
            .ToLookup(found => found.Line, found => found.Use);

    private IEnumerable<(SourceLine Line, MemberUse Use)> UsesIn(MethodDefinitionHandle handle)
    {
        var method = _metadata.GetMethodDefinition(handle);
        var points = symbols
            .GetMethodDebugInformation(handle.ToDebugInformationHandle())
            .GetSequencePoints()
            .Where(point => !point.IsHidden)
            .ToList();
        if (method.RelativeVirtualAddress == 0 || points.Count == 0)
        {
            yield break;
        }

        var code = file.GetMethodBody(method.RelativeVirtualAddress).GetILContent();
        foreach (var (offset, member) in InstructionReader.Members(code))
        {
            // What follows an await has no point of its own, and belongs to the statement.
            var at = points.FindLastIndex(point => point.Offset <= offset);
            if (at >= 0 && Use(member) is { } use)
            {
                var document = symbols.GetDocument(points[at].Document);
                yield return (new SourceLine(Checksum(document), points[at].EndLine), use);
            }
        }
    }

    private string Checksum(Document document) =>
        Convert.ToBase64String(symbols.GetBlobBytes(document.Hash));

    private MemberUse? Use(EntityHandle member) =>
        member.Kind switch
        {
            HandleKind.MethodSpecification => Use(
                _metadata.GetMethodSpecification((MethodSpecificationHandle)member).Method
            ),
            HandleKind.MethodDefinition => Declared(
                _metadata.GetMethodDefinition((MethodDefinitionHandle)member)
            ),
            HandleKind.MemberReference => Referenced(
                _metadata.GetMemberReference((MemberReferenceHandle)member)
            ),
            _ => null,
        };

    private MemberUse? Declared(MethodDefinition method) =>
        Made(
            names.Name(_metadata.GetTypeDefinition(method.GetDeclaringType()), _metadata),
            _metadata.GetString(method.Name),
            method.DecodeSignature(names, genericContext: null),
            isReferenced: false
        );

    private MemberUse? Referenced(MemberReference member)
    {
        var type = member.Parent.Kind switch
        {
            HandleKind.TypeReference => names.GetTypeFromReference(
                _metadata,
                (TypeReferenceHandle)member.Parent,
                rawTypeKind: 0
            ),
            HandleKind.TypeDefinition => names.GetTypeFromDefinition(
                _metadata,
                (TypeDefinitionHandle)member.Parent,
                rawTypeKind: 0
            ),
            HandleKind.TypeSpecification => names.GetTypeFromSpecification(
                _metadata,
                genericContext: null,
                (TypeSpecificationHandle)member.Parent,
                rawTypeKind: 0
            ),
            _ => "",
        };
        return member.GetKind() == MemberReferenceKind.Method
            ? Made(
                Regex.Replace(
                    type,
                    "(?<type>`[0-9]+)<.*$",
                    "${type}",
                    RegexOptions.ExplicitCapture,
                    Limit
                ),
                _metadata.GetString(member.Name),
                member.DecodeMethodSignature(names, genericContext: null),
                isReferenced: !IsOwn(member.Parent)
            )
            : null;
    }

    /// <summary>Whether a generic type of this assembly is meant.</summary>
    private bool IsOwn(EntityHandle parent)
    {
        if (parent.Kind != HandleKind.TypeSpecification)
        {
            return parent.Kind == HandleKind.TypeDefinition;
        }

        var type = _metadata.GetTypeSpecification((TypeSpecificationHandle)parent);
        var blob = _metadata.GetBlobReader(type.Signature);
        return blob.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance
            && blob.ReadByte() is var _
            && blob.ReadTypeHandle().Kind == HandleKind.TypeDefinition;
    }

    private MemberUse? Made(
        string type,
        string name,
        MethodSignature<string> signature,
        bool isReferenced
    )
    {
        var local = Regex.Match(
            name,
            @"^<.+>g__(?<name>[^|]+)\|",
            RegexOptions.ExplicitCapture,
            Limit
        );
        if (local.Success)
        {
            // The compiler adds parameters for what it captures, and there is only one of the name in sight.
            return new MemberUse("", names.Method(local.Groups["name"].Value), [], false, false);
        }

        // The rest of what only compilers name.
        return name.Contains('<') || type.Contains(".<")
            ? null
            : new MemberUse(
                type,
                name == ".ctor" ? $"{name} {type}" : names.Method(name),
                [.. signature.ParameterTypes],
                !signature.Header.IsInstance,
                isReferenced
            );
    }
}
