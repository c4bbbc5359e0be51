using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>The mirror as somebody else gets it: packed, and used by a library outside of this repository.</summary>
[TestFixture]
internal sealed class PackageTests
{
    private const string NuGetConfig = """
        <configuration>
          <packageSources>
            <clear />
            <add key="packed" value="packed" />
          </packageSources>
          <config>
            <add key="globalPackagesFolder" value="packages" />
          </config>
        </configuration>
        """;

    private string _folder = null!;

    [SetUp]
    public void Copy_the_sample()
    {
        _folder = Directory.CreateTempSubdirectory("mirror").FullName;
        var sample = Path.Combine(Repository.Root, "samples/Mirror");
        foreach (var file in Directory.GetFiles(sample, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(sample, file);
            var copy = Path.Combine(_folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [TearDown]
    public void Remove_the_copy() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(typeof(RealBuilds), nameof(RealBuilds.Of), new object[] { "Debug" })]
    public async Task Mirrors_a_foreign_library_that_does_the_same_in_both_forms(
        string configuration
    )
    {
        await SucceedAsync([
            "pack",
            "generators/PostHog.Mirror.Package",
            "--no-build",
            "-nodeReuse:false",
            "-o",
            Path.Combine(_folder, "packed"),
            "-p:PackageVersion=0.1.0", // which the sample names, whatever is built
            .. DotNet.SameBuild,
        ]);
        await File.WriteAllTextAsync(Path.Combine(_folder, "nuget.config"), NuGetConfig);

        // As on a build server, where paths must not show.
        var built = await SucceedAsync([
            "build",
            Path.Combine(_folder, "Acme.slnx"),
            "-nodeReuse:false",
            "-c",
            configuration,
            "-p:ContinuousIntegrationBuild=true",
        ]);

        Assert.That(built, Does.Contain(" 0 Warning(s)"));
        Assert.That(
            Translated("KeyValueClient.cs"),
            Does.Contain("#line 1 \"/_/Acme.KeyValue.Async/KeyValueClient.cs\"")
        );
        var expected = await SucceedAsync([Checks("Async", configuration)]);
        Assert.That(expected, Does.StartWith("colour: blue"));
        Assert.That(await SucceedAsync([Checks("Blocking", configuration)]), Is.EqualTo(expected));
    }

    private static async Task<string> SucceedAsync(string[] arguments)
    {
        var (exitCode, output) = await DotNet.RunAsync(arguments);
        Assert.That(exitCode, Is.Zero, output);
        return output;
    }

    private string Translated(string file) =>
        File.ReadAllText(
            Directory
                .GetFiles(
                    Path.Combine(_folder, "Acme.KeyValue.Blocking/obj"),
                    file,
                    SearchOption.AllDirectories
                )
                .Single()
        );

    private string Checks(string form, string configuration) =>
        Path.Combine(
            _folder,
            $"Acme.KeyValue.{form}.Checks/bin/{configuration}/net10.0/Acme.KeyValue.{form}.Checks.dll"
        );
}
