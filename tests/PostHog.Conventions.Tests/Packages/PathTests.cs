using System.Reflection.Metadata;
using System.Text;

namespace PostHog.Conventions.Packages;

/// <summary>The packages contain no path of the build machine.</summary>
public sealed class PathTests
{
    private static IEnumerable<TestCaseData> Packed =>
        from package in Repository.AllPackages
        from target in Repository.Targets
        select new TestCaseData(package, target);

    [TestCaseSource(nameof(Packed))]
    public void Assembly_contains_no_path_of_the_build_machine(string package, string target)
    {
        SkipUnlessReleased();
        var bytes = Open(package, "nupkg").Read($"lib/{target}/{package}.dll");

        Assert.That(
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Repository.Root)),
            Is.EqualTo(-1)
        );
        Assert.That(
            bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Repository.Root)),
            Is.EqualTo(-1)
        );
    }

    [TestCaseSource(nameof(Packed))]
    public void Symbols_contain_repository_paths(string package, string target)
    {
        SkipUnlessReleased();
        using var symbols = new MemoryStream(
            Open(package, "snupkg").Read($"lib/{target}/{package}.pdb")
        );
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var reader = provider.GetMetadataReader();

        var names = reader.Documents.Select(handle =>
            reader.GetString(reader.GetDocument(handle).Name)
        );

        Assert.That(names, Is.Not.Empty);
        Assert.That(names, Is.All.StartsWith("/_/"));
    }

    // Nobody publishes a debug build, and a debugger needs the paths of its sources.
    private static void SkipUnlessReleased() =>
        Assume.That(Repository.Configuration, Is.EqualTo("release"), "is a debug build");

    private static PackedPackage Open(string package, string extension) =>
        new(Path.Combine(PackedPackages.Folder, $"{package}.{PackedPackages.Version}.{extension}"));
}
