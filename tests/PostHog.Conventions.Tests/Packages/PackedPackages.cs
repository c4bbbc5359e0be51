namespace PostHog.Conventions.Packages;

/// <summary>Packs the assemblies of this build once for all tests of packages.</summary>
[SetUpFixture]
public sealed class PackedPackages
{
    /// <summary>A version nobody can have downloaded, so that what is restored is what was packed here.</summary>
    public const string Version = "0.0.0-packed-by-test";

    /// <summary>The package that only builds use.</summary>
    public const string Mirror = "PostHog.Mirror";

    /// <summary>The package of the command line.</summary>
    public const string Tool = "PostHog.Tool";

    /// <summary>The package of the dev server, a command too.</summary>
    public const string DevServer = "PostHog.DevServer";

    /// <summary>Every package of the solution.</summary>
    public static readonly string[] Names = [.. Repository.AllPackages, Mirror, Tool, DevServer];

    /// <summary>The folder of the package files.</summary>
    public static string Folder { get; private set; } = "";

    [OneTimeSetUp]
    public async Task Pack()
    {
        Folder = Directory.CreateTempSubdirectory("posthog-packages-").FullName;
        await DotNet.RunAsync(
            Repository.Root,
            "pack",
            "PostHog.sln",
            "--no-build",
            "-c",
            Repository.Configuration,
            "-o",
            Folder,
            $"-p:PackageVersion={Version}",
            // The listings of the API show a change earlier.
            "-p:EnablePackageValidation=false"
        );
    }

    /// <summary>Opens a package, or with the extension <c>snupkg</c> its symbols.</summary>
    internal static PackedPackage Open(string package, string extension = "nupkg") =>
        new(Path.Combine(Folder, $"{package}.{Version}.{extension}"));

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(Folder, recursive: true);
}
