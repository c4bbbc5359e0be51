using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PostHog.Mirror.Tasks;

/// <summary>An assembly that is read and never loaded.</summary>
internal sealed class AssemblyFile(string path) : IDisposable
{
    private readonly PEReader _file = new(File.OpenRead(path));

    private MetadataReaderProvider? _symbols;

    private MetadataReader Metadata => _file.GetMetadataReader();

    /// <summary>The asynchronous types that the assembly refers to, whether it says so in its sources or not.</summary>
    public IReadOnlyList<string> AsynchronousReferences() =>
        [
            .. Metadata
                .TypeReferences.Select(handle => Metadata.GetTypeReference(handle))
                .Select(type =>
                    (Space: Metadata.GetString(type.Namespace), Name: Metadata.GetString(type.Name))
                )
                .Where(type => IsAsynchronous(type.Space, type.Name))
                .Select(type => type.Space + "." + type.Name)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The members that others can use, with their signatures.</summary>
    public IReadOnlyList<string> PublicMembers(BlockingSignature names) =>
        [
            .. Metadata
                .TypeDefinitions.Select(handle => Metadata.GetTypeDefinition(handle))
                .Where(IsPublic)
                .SelectMany(type => Members(type, names)),
        ];

    /// <summary>What is used at which line, or null without symbols.</summary>
    public CallReader? Calls(BlockingSignature names)
    {
        _file.TryOpenAssociatedPortablePdb(
            path,
            symbols => File.Exists(symbols) ? File.OpenRead(symbols) : null,
            out _symbols,
            out _
        );
        return _symbols is null ? null : new CallReader(_file, _symbols.GetMetadataReader(), names);
    }

    public void Dispose()
    {
        _symbols?.Dispose();
        _file.Dispose();
    }

    private IEnumerable<string> Members(TypeDefinition type, BlockingSignature names)
    {
        var name = names.Name(type, Metadata);
        yield return name;
        foreach (var handle in type.GetMethods())
        {
            var method = Metadata.GetMethodDefinition(handle);
            if (IsPublic(method.Attributes))
            {
                yield return names.Method(name, method, Metadata);
            }
        }

        foreach (var handle in type.GetFields())
        {
            var field = Metadata.GetFieldDefinition(handle);
            if ((field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public)
            {
                yield return $"{name}.{Metadata.GetString(field.Name)}: {field.DecodeSignature(names, genericContext: null)}";
            }
        }
    }

    private bool IsPublic(TypeDefinition type)
    {
        var visibility = type.Attributes & TypeAttributes.VisibilityMask;
        return visibility == TypeAttributes.Public
            || (
                visibility == TypeAttributes.NestedPublic
                && IsPublic(Metadata.GetTypeDefinition(type.GetDeclaringType()))
            );
    }

    private static bool IsPublic(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask)
            is MethodAttributes.Public
                or MethodAttributes.Family
                or MethodAttributes.FamORAssem;

    private static bool IsAsynchronous(string space, string name) =>
        space switch
        {
            "System.Threading.Tasks" => name != "TaskCanceledException",
            "System.Threading.Tasks.Sources" or "System.Threading.Channels" => true,
            "System.Threading" => name is "ThreadPool" or "PeriodicTimer",
            "System" => name == "IAsyncDisposable",
            "System.Collections.Generic" => name.StartsWith("IAsyncEnum", StringComparison.Ordinal),
            "System.Runtime.CompilerServices" => name.Contains("Awaiter")
                || name.Contains("Awaitable")
                || name.Contains("MethodBuilder")
                || name == "IAsyncStateMachine",
            _ => false,
        };
}
