namespace PostHog.Conventions.Packages;

/// <summary>The contents and dependencies of the packages.</summary>
public sealed class PackageTests
{
    private const string Csv = "CsvHelper 33.0.1";
    private const string Caching = "Microsoft.Extensions.Caching.Abstractions 8.0.0";

    private const string HealthChecks = "Microsoft.Extensions.Diagnostics.HealthChecks 8.0.0";
    private const string Hosting = "Microsoft.Extensions.Hosting.Abstractions 8.0.0";
    private const string HttpFactory = "Microsoft.Extensions.Http 8.0.0";

    private static readonly string[] Packed = Repository.AllPackages;

    private static readonly string ExactCore = $"PostHog.Core [{PackedPackages.Version}]";

    [Test]
    public void Solution_packs_every_package_and_its_symbols()
    {
        var files = Directory.EnumerateFiles(PackedPackages.Folder).Select(Path.GetFileName);

        string[] extensions = ["nupkg", "snupkg"];
        var expected = Packed
            .SelectMany(package =>
                extensions.Select(extension => $"{package}.{PackedPackages.Version}.{extension}")
            )
            .Append($"{PackedPackages.Mirror}.{PackedPackages.Version}.nupkg")
            .Append($"{PackedPackages.Tool}.{PackedPackages.Version}.nupkg")
            .Append($"{PackedPackages.DevServer}.{PackedPackages.Version}.nupkg");
        Assert.That(files, Is.EquivalentTo(expected));
    }

    [Test]
    public void Package_of_the_mirror_is_for_the_build_alone()
    {
        var package = Open(PackedPackages.Mirror, "nupkg");

        Assert.That(
            package.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)),
            Is.Empty
        );
        Assert.That(
            package.Files,
            Is.SupersetOf([
                "analyzers/dotnet/cs/PostHog.Mirror.dll",
                "analyzers/dotnet/cs/PostHog.Mirror.Analyzers.dll",
                "analyzers/dotnet/cs/PostHog.Mirror.CodeFixes.dll",
                "build/PostHog.Mirror.targets",
                "tasks/PostHog.Mirror.Tasks.dll",
                "README.md",
                "icon.png",
            ])
        );
    }

    [Test]
    public void Package_of_the_tool_is_a_command_with_all_it_needs()
    {
        var package = Open(PackedPackages.Tool, "nupkg");

        Assert.That(
            package.Files,
            Is.SupersetOf([
                "tools/net10.0/any/DotnetToolSettings.xml",
                "tools/net10.0/any/PostHog.Tool.dll",
                "tools/net10.0/any/PostHog.Blocking.dll",
                "tools/net10.0/any/PostHog.Extensions.Import.Blocking.dll",
                "README.md",
                "icon.png",
            ])
        );
    }

    [Test]
    public void Package_of_the_dev_server_is_a_tool()
    {
        var package = Open(PackedPackages.DevServer, "nupkg");

        Assert.That(
            package.Files,
            Is.SupersetOf([
                "tools/net10.0/any/PostHog.DevServer.dll",
                "tools/net10.0/any/PostHog.Core.dll",
                "README.md",
                "icon.png",
            ])
        );
        var settings = System.Text.Encoding.UTF8.GetString(
            package.Read("tools/net10.0/any/DotnetToolSettings.xml")
        );
        Assert.That(settings, Does.Contain("Name=\"posthog-dev\""));
    }

    [TestCaseSource(nameof(Packed))]
    public void Package_contains_its_assemblies_documentation_and_readme(string package)
    {
        var files = Open(package, "nupkg").Files.Where(IsContent).Where(file => !IsAnalyzer(file));

        var expected = Repository
            .TargetsOf(package)
            .SelectMany(target =>
                new[] { $"lib/{target}/{package}.dll", $"lib/{target}/{package}.xml" }
            );
        Assert.That(files, Is.EquivalentTo([.. expected, "README.md", "icon.png"]));
    }

    [TestCaseSource(nameof(Packed))]
    public void Symbols_are_in_a_separate_package(string package)
    {
        var files = Open(package, "snupkg").Files.Where(IsContent);

        var expected = Repository
            .TargetsOf(package)
            .Select(target => $"lib/{target}/{package}.pdb");
        Assert.That(files, Is.EquivalentTo(expected));
    }

    [Test]
    public void Core_depends_on_one_library() =>
        Assert.That(
            Open("PostHog.Core", "nupkg").Dependencies,
            Is.EquivalentTo([
                "net8.0: Newtonsoft.Json 13.0.4",
                ".NETStandard2.0: Newtonsoft.Json 13.0.4",
                ".NETStandard2.0: System.Memory 4.5.5",
            ])
        );

    [Test]
    public void Async_depends_on_exactly_this_core_and_on_async_interfaces_if_missing() =>
        Assert.That(
            Open("PostHog.Async", "nupkg").Dependencies,
            Is.EquivalentTo([
                $"net8.0: {ExactCore}",
                $".NETStandard2.0: {ExactCore}",
                ".NETStandard2.0: Microsoft.Bcl.AsyncInterfaces 1.1.1",
            ])
        );

    [Test]
    public void Blocking_depends_only_on_exactly_this_core() =>
        Assert.That(
            Open("PostHog.Blocking", "nupkg").Dependencies,
            Is.EquivalentTo([$"net8.0: {ExactCore}", $".NETStandard2.0: {ExactCore}"])
        );

    [Test]
    public void Extension_for_AI_depends_on_abstractions_and_on_activities_if_missing() =>
        Assert.That(
            Open("PostHog.Extensions.AI", "nupkg").Dependencies,
            Is.EquivalentTo([
                $"net8.0: PostHog.Async [{PackedPackages.Version}]",
                "net8.0: Microsoft.Extensions.AI.Abstractions 10.5.0",
                $".NETStandard2.0: PostHog.Async [{PackedPackages.Version}]",
                ".NETStandard2.0: Microsoft.Extensions.AI.Abstractions 10.5.0",
                ".NETStandard2.0: System.Diagnostics.DiagnosticSource 8.0.0",
            ])
        );

    [TestCase("PostHog.Extensions.Http", "PostHog.Core")]
    [TestCase(
        "PostHog.Extensions.AI.Builder",
        "PostHog.Extensions.AI",
        "Microsoft.Extensions.AI 10.10.0"
    )]
    [TestCase("PostHog.Extensions.Hosting", "PostHog.Async", HealthChecks, Hosting, HttpFactory)]
    [TestCase(
        "PostHog.Extensions.FeatureManagement",
        "PostHog.Extensions.Hosting",
        "Microsoft.Extensions.Configuration.Json 8.0.0",
        "Microsoft.FeatureManagement 4.7.0"
    )]
    [TestCase(Repository.AspNetCore, "PostHog.Extensions.Hosting")]
    [TestCase("PostHog.Extensions.Caching.Async", "PostHog.Async", Caching)]
    [TestCase("PostHog.Extensions.Caching.Blocking", "PostHog.Blocking", Caching)]
    [TestCase("PostHog.Extensions.Testing.Async", "PostHog.Async")]
    [TestCase("PostHog.Extensions.Testing.Blocking", "PostHog.Blocking")]
    [TestCase("PostHog.Extensions.Import.Async", "PostHog.Async", Csv)]
    [TestCase("PostHog.Extensions.Import.Blocking", "PostHog.Blocking", Csv)]
    [TestCase("PostHog.Extensions.Cli", "PostHog.Blocking")]
    public void Extension_depends_on_exactly_this_version_and_on_what_it_extends(
        string package,
        string owner,
        params string[] others
    )
    {
        var expected = others.Append($"{owner} [{PackedPackages.Version}]");

        Assert.That(
            Open(package, "nupkg").Dependencies,
            Is.EquivalentTo(
                expected.SelectMany(one =>
                    Repository.TargetsOf(package).Select(target => $"{GroupOf(target)}: {one}")
                )
            )
        );
    }

    private static PackedPackage Open(string package, string extension) =>
        PackedPackages.Open(package, extension);

    private static string GroupOf(string target) =>
        target == "netstandard2.0" ? ".NETStandard2.0" : target;

    // What the clients bring for the compiler has tests of its own.
    private static bool IsAnalyzer(string file) =>
        file.StartsWith("analyzers/", StringComparison.Ordinal)
        || file.StartsWith("buildTransitive/", StringComparison.Ordinal);

    // The rest is the format's own.
    private static bool IsContent(string file) =>
        !file.EndsWith(".nuspec", StringComparison.Ordinal)
        && !file.StartsWith("_rels/", StringComparison.Ordinal)
        && !file.StartsWith("package/", StringComparison.Ordinal)
        && file != "[Content_Types].xml";
}
