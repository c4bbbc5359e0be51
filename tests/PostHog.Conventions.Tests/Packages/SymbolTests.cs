using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace PostHog.Conventions.Packages;

/// <summary>A debugger finds the symbols of every assembly, and in them every source.</summary>
public sealed class SymbolTests
{
    private static IEnumerable<PackedAssembly> All => PackedAssembly.All;

    // The others have their symbols inside.
    private static IEnumerable<PackedAssembly> Separate => PackedAssembly.Referenced;

    private static IEnumerable<PackedAssembly> Blocking =>
        PackedAssembly.Referenced.Where(assembly => assembly.Package == "PostHog.Blocking");

    [TestCaseSource(nameof(All))]
    public void Symbols_belong_to_the_assembly(PackedAssembly assembly)
    {
        using var symbols = PackedSymbols.Of(assembly);
        using var image = new PEReader(new MemoryStream(assembly.Read()));

        var entry = image
            .ReadDebugDirectory()
            .Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        var named = image.ReadCodeViewDebugDirectoryData(entry);
        Assert.That(symbols.Id, Is.EqualTo(new BlobContentId(named.Guid, entry.Stamp)));
        Assert.That(
            Path.GetFileNameWithoutExtension(named.Path),
            Is.EqualTo(Path.GetFileNameWithoutExtension(assembly.File))
        );
    }

    [TestCaseSource(nameof(All))]
    public void Symbols_contain_the_text_of_every_source(PackedAssembly assembly)
    {
        using var symbols = PackedSymbols.Of(assembly);

        Assert.That(symbols.Documents, Is.Not.Empty);
        Assert.That(symbols.DocumentsWithoutText, Is.Empty);
    }

    [TestCaseSource(nameof(All))]
    public void Symbols_do_not_name_the_remote_of_the_clone(PackedAssembly assembly)
    {
        using var symbols = PackedSymbols.Of(assembly);

        Assert.That(symbols.HasLinks, Is.False);
    }

    [TestCaseSource(nameof(Separate))]
    public void Symbols_have_the_checksum_that_the_assembly_names(PackedAssembly assembly)
    {
        using var symbols = PackedSymbols.Of(assembly);
        using var image = new PEReader(new MemoryStream(assembly.Read()));

        var entry = image
            .ReadDebugDirectory()
            .Single(entry => entry.Type == DebugDirectoryEntryType.PdbChecksum);
        var bytes = assembly.ReadSymbols();
        // The checksum was made before the id, which is made of it.
        bytes
            .AsSpan(symbols.IdOffset, symbols.Id.Guid.ToByteArray().Length + sizeof(uint))
            .Clear();
        var named = image.ReadPdbChecksumDebugDirectoryData(entry);
        Assert.That(named.AlgorithmName, Is.EqualTo("SHA256"));
        Assert.That(SHA256.HashData(bytes), Is.EqualTo(named.Checksum));
    }

    [TestCaseSource(nameof(Blocking))]
    public void Symbols_contain_the_sources_that_were_translated(PackedAssembly assembly)
    {
        using var symbols = PackedSymbols.Of(assembly);

        Assert.That(
            symbols.TextOf("PostHog.Async/PostHogClient.cs"),
            Is.EqualTo(Repository.Read("PostHog.Async/PostHogClient.cs"))
        );
    }
}
