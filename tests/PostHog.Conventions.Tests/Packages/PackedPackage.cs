using System.IO.Compression;
using System.Xml.Linq;

namespace PostHog.Conventions.Packages;

/// <summary>The contents and metadata of a package file.</summary>
internal sealed class PackedPackage
{
    private readonly string _file;
    private readonly XElement _metadata;

    public PackedPackage(string file)
    {
        _file = file;
        using var archive = ZipFile.OpenRead(file);
        Files = [.. archive.Entries.Select(entry => entry.FullName)];
        using var nuspec = archive
            .Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal))
            .Open();
        _metadata = XDocument.Load(nuspec).Root!.Elements().Single();
    }

    public IReadOnlyList<string> Files { get; }

    /// <summary>The dependencies for each target, such as <c>net8.0: PostHog.Core [1.2.3]</c>.</summary>
    public IEnumerable<string> Dependencies =>
        Child(_metadata, "dependencies")!
            .Elements()
            .SelectMany(group =>
                group
                    .Elements()
                    .Select(item =>
                        $"{(string?)group.Attribute("targetFramework")}: {(string?)item.Attribute("id")} {(string?)item.Attribute("version")}"
                    )
            );

    /// <summary>The text of one element of the nuspec, or of its attribute.</summary>
    public string? this[string element, string? attribute = null] =>
        attribute is null
            ? Child(_metadata, element)?.Value
            : (string?)Child(_metadata, element)?.Attribute(attribute);

    /// <summary>The bytes of one of the files.</summary>
    public byte[] Read(string name)
    {
        using var archive = ZipFile.OpenRead(_file);
        using var entry = archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static XElement? Child(XElement parent, string name) =>
        parent.Elements().SingleOrDefault(element => element.Name.LocalName == name);
}
