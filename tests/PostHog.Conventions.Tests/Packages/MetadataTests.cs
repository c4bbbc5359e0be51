using System.Buffers.Binary;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PostHog.Conventions.Packages;

/// <summary>What package managers and file browsers show of the packages.</summary>
public sealed partial class MetadataTests
{
    private static readonly string[] Packages = PackedPackages.Names;

    private static readonly string Address = Repository
        .Read("Directory.Build.props")
        .Split("<ProjectAddress>")[1]
        .Split('<')[0];

    [TestCaseSource(nameof(Packages))]
    public void Names_licence_readme_icon_and_source(string package)
    {
        var packed = PackedPackages.Open(package);

        Assert.That(packed["license"], Is.EqualTo("MIT"));
        Assert.That(packed["readme"], Is.EqualTo("README.md"));
        Assert.That(packed["icon"], Is.EqualTo("icon.png"));
        Assert.That(packed["description"], Is.Not.Empty);
        Assert.That(packed["projectUrl"], Is.EqualTo(Address));
        Assert.That(packed["repository", "type"], Is.EqualTo("git"));
        Assert.That(packed["repository", "url"], Is.EqualTo(Address));
        Assert.That(packed["repository", "commit"], Has.Length.EqualTo(40));
    }

    [Test]
    public void Tags_and_descriptions_differ()
    {
        var packed = Packages.Select(package => PackedPackages.Open(package)).ToList();

        Assert.That(packed.Select(one => one["tags"]), Is.Unique.And.All.Not.Empty);
        Assert.That(packed.Select(one => one["description"]), Is.Unique);
    }

    [TestCaseSource(nameof(Packages))]
    public void Icon_is_a_small_square(string package)
    {
        var image = PackedPackages.Open(package).Read("icon.png");

        Assert.That(image.Take(4), Is.EqualTo("\u0089PNG".Select(letter => (byte)letter)));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(16)), Is.EqualTo(128));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(image.AsSpan(20)), Is.EqualTo(128));
        Assert.That(image, Has.Length.LessThanOrEqualTo(20 * 1024));
    }

    [TestCaseSource(nameof(Packages))]
    public void Readme_is_about_the_package_and_readable_outside_the_repository(string package)
    {
        using var file = new StreamReader(
            new MemoryStream(PackedPackages.Open(package).Read("README.md"))
        );
        var readme = file.ReadToEnd();

        Assert.That(readme, Does.StartWith($"# {package}\n"));
        Assert.That(RelativeLink().Matches(readme), Is.Empty);
    }

    [TestCaseSource(nameof(Packages))]
    public void Release_notes_are_the_section_of_the_changelog(string package)
    {
        var section = Repository
            .Read("CHANGELOG.md")
            .Split("\n## ")
            .Single(text => text.StartsWith($"[{BuiltVersion}]", StringComparison.Ordinal));

        Assert.That(
            PackedPackages.Open(package)["releaseNotes"],
            Is.EqualTo(section[section.IndexOf('\n')..].Trim())
        );
    }

    [TestCaseSource(typeof(PackedAssembly), nameof(PackedAssembly.All))]
    public void Assembly_has_the_version_of_the_build(PackedAssembly assembly)
    {
        var version = VersionOf(assembly);

        Assert.That(version.FileVersion, Is.EqualTo($"{BuiltVersion.Split('-')[0]}.0"));
        Assert.That(version.ProductVersion, Does.Match($@"^{BuiltVersion}\+[0-9a-f]{{40}}$"));
        Assert.That(version.ProductName, Is.EqualTo("posthog-csharp"));
    }

    // The version of a release is not that of the sources, and the packages of this run have another.
    private static string BuiltVersion =>
        VersionOf(PackedAssembly.All.First()).ProductVersion!.Split('+')[0];

    private static FileVersionInfo VersionOf(PackedAssembly assembly)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, assembly.Read());
            return FileVersionInfo.GetVersionInfo(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"\]\((?!https://)|^\[.*\]: (?!https://)", RegexOptions.Multiline)]
    private static partial Regex RelativeLink();
}
