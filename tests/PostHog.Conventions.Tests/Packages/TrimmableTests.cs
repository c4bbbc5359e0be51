using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PostHog.Conventions.Packages;

/// <summary>The assemblies for current runtimes say that they can be trimmed and compiled ahead of time.</summary>
public sealed class TrimmableTests
{
    private const string NotForTrimming = "netstandard2.0";

    private static IEnumerable<PackedAssembly> Current =>
        PackedAssembly.Referenced.Where(one =>
            !one.File.Contains($"/{NotForTrimming}/", StringComparison.Ordinal)
        );

    private static IEnumerable<string> Projects =>
        Repository
            .AllPackages.SelectMany(package =>
                Directory.EnumerateFiles(
                    Repository.Root,
                    $"{package}.csproj",
                    SearchOption.AllDirectories
                )
            )
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.props"))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.targets"));

    // Set with the analyzers that prove it, whose warnings are errors here.
    [TestCaseSource(nameof(Current))]
    public void Assembly_can_be_trimmed_and_compiled_ahead_of_time(PackedAssembly assembly)
    {
        var stated = MetadataOf(assembly);

        Assert.That(stated, Does.Contain("IsTrimmable").And.Contain("IsAotCompatible"));
    }

    [TestCaseSource(nameof(Projects))]
    public void No_project_turns_off_what_finds_code_that_cannot_be_trimmed(string file)
    {
        var text = File.ReadAllText(file);

        string[] switches = ["EnableTrimAnalyzer", "EnableAotAnalyzer", "EnableSingleFileAnalyzer"];
        Assert.That(switches.Where(text.Contains), Is.Empty);
    }

    private static List<string> MetadataOf(PackedAssembly assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly.Read()));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata
                .GetAssemblyDefinition()
                .GetCustomAttributes()
                .Select(handle => metadata.GetBlobReader(metadata.GetCustomAttribute(handle).Value))
                .Select(NameOfTrue)
                .OfType<string>(),
        ];
    }

    // The value of an attribute with two texts, such as AssemblyMetadataAttribute, of which the second is true.
    private static string? NameOfTrue(BlobReader value)
    {
        const int Prolog = 2;
        const int Named = 2;
        value.Offset = Prolog;
        try
        {
            var name = value.ReadSerializedString();
            return
                value.RemainingBytes > Named
                && value.ReadSerializedString() == "True"
                && value.RemainingBytes == Named
                ? name
                : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
