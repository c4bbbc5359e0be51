using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace PostHog.Conventions.Packages;

/// <summary>The symbols of a packed assembly, wherever they are.</summary>
internal sealed class PackedSymbols : IDisposable
{
    // Kinds of information in the format of portable symbols.
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private readonly MetadataReaderProvider _provider;
    private readonly MetadataReader _reader;

    private PackedSymbols(MetadataReaderProvider provider)
    {
        _provider = provider;
        _reader = provider.GetMetadataReader();
    }

    /// <summary>Reads them out of the assembly, or else out of the package of symbols.</summary>
    public static PackedSymbols Of(PackedAssembly assembly)
    {
        using var image = new PEReader(new MemoryStream(assembly.Read()));
        var inside = image
            .ReadDebugDirectory()
            .Where(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb)
            .ToList();
        return new(
            inside.Count > 0
                ? image.ReadEmbeddedPortablePdbDebugDirectoryData(inside[0])
                : MetadataReaderProvider.FromPortablePdbStream(
                    new MemoryStream(assembly.ReadSymbols())
                )
        );
    }

    /// <summary>The id that an assembly has to name.</summary>
    public BlobContentId Id => new(_reader.DebugMetadataHeader!.Id);

    /// <summary>Where in the file the id is.</summary>
    public int IdOffset => _reader.DebugMetadataHeader!.IdStartOffset;

    /// <summary>Whether a debugger is sent to a server for the sources.</summary>
    public bool HasLinks => Find(EntityHandle.ModuleDefinition, SourceLink) is not null;

    /// <summary>The paths of the sources.</summary>
    public IEnumerable<string> Documents =>
        _reader.Documents.Select(handle => _reader.GetString(_reader.GetDocument(handle).Name));

    /// <summary>The paths of the sources that a debugger cannot show.</summary>
    public IEnumerable<string> DocumentsWithoutText =>
        _reader
            .Documents.Where(handle => Find(handle, EmbeddedSource) is null)
            .Select(handle => _reader.GetString(_reader.GetDocument(handle).Name));

    /// <summary>The text of the source whose path has this end.</summary>
    public string TextOf(string end)
    {
        var document = _reader.Documents.Single(handle =>
            _reader
                .GetString(_reader.GetDocument(handle).Name)
                .EndsWith(end, StringComparison.Ordinal)
        );
        var bytes = _reader.GetBlobBytes(Find(document, EmbeddedSource)!.Value);

        // The first four bytes are the size, or 0 for a text that is not compressed.
        using Stream text = new MemoryStream(bytes, sizeof(int), bytes.Length - sizeof(int));
        using var plain =
            BitConverter.ToInt32(bytes) == 0
                ? text
                : new DeflateStream(text, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public void Dispose() => _provider.Dispose();

    private BlobHandle? Find(EntityHandle parent, Guid kind) =>
        _reader
            .GetCustomDebugInformation(parent)
            .Select(handle => _reader.GetCustomDebugInformation(handle))
            .Where(item => _reader.GetGuid(item.Kind) == kind)
            .Select(item => (BlobHandle?)item.Value)
            .SingleOrDefault();
}
