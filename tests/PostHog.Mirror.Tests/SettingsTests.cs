using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PostHog.Mirror.Analyzers.Async;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>What a project may choose.</summary>
[TestFixture]
internal sealed class SettingsTests
{
    private const string Rivals = """
        public static class A
        {
        #if !SYNC
            public static int Get() => 1;
        #endif
            public static Task<int> GetAsync() => Task.FromResult(1);
        }
        """;

    [TestCase("SYNC", false)]
    [TestCase("", true)]
    public async Task The_symbol_of_the_blocking_form(string symbol, bool isRefused)
    {
        var options = Mirrored.AsyncOptions.WithFeatures([new("MirrorSymbol", symbol)]);

        var found = await Analyzed.FindAsync(options, Rivals);

        Assert.That(found.Any(one => one.Id == "BLK0106"), Is.EqualTo(isRefused));
    }

    [TestCase("Seams", "/work/Acme/Seams/A.cs", false)]
    [TestCase("Seams", "/work/Acme/Platform/A.cs", true)]
    [TestCase("", "/work/Acme/Platform/A.cs", false)]
    [TestCase("", "/work/Acme/A.cs", true)]
    [TestCase("", "/work/Platform/Acme/A.cs", true, "/work/Platform/Acme/")]
    public async Task The_folder_of_hand_written_files(
        string folder,
        string path,
        bool isRefused,
        string project = "/work/Acme/"
    )
    {
        var compilation = Compiled.Of(
            Mirrored.AsyncOptions,
            (
                path,
                "public static class A { public static async void Run() => await Task.Yield(); }"
            )
        );

        var found = await FindAsync(
            compilation,
            ("build_property.MirrorPlatformFolder", folder),
            ("build_property.ProjectDir", project)
        );

        Assert.That(found.Any(one => one.Id == "BLK0117"), Is.EqualTo(isRefused));
    }

    [Test]
    public void Rules_of_style_are_off() =>
        Assert.That(
            Analyzed
                .Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
                .Where(descriptor => !descriptor.IsEnabledByDefault)
                .Select(descriptor => descriptor.Id),
            Is.EquivalentTo(["BLK0116", "BLK0130", "BLK0201", "BLK0210", "BLK0304"])
        );

    [Test]
    public void The_strict_settings_switch_on_every_rule_of_style()
    {
        var strict = File.ReadAllText(
            Path.Combine(
                Repository.Root,
                "generators/PostHog.Mirror.Package/build/strict.globalconfig"
            )
        );

        Assert.That(
            Analyzed
                .Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
                .Where(descriptor => !descriptor.IsEnabledByDefault)
                .Where(descriptor =>
                    !strict.Contains($"dotnet_diagnostic.{descriptor.Id}.severity")
                ),
            Is.Empty
        );
    }

    /// <summary>The targets of a package come after those of the compiler, which collect its configuration.</summary>
    [TestCase("true", 1)]
    [TestCase("", 0)]
    public async Task The_strict_settings_reach_the_compiler_from_a_package(
        string strict,
        int files
    )
    {
        var folder = Directory.CreateTempSubdirectory("strict").FullName;
        var targets = Path.Combine(
            Repository.Root,
            "generators/PostHog.Mirror.Package/build/PostHog.Mirror.targets"
        );
        var project = Path.Combine(folder, "Acme.csproj");
        Directory.CreateDirectory(Path.Combine(folder, "obj"));
        await File.WriteAllTextAsync(
            project,
            """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"""
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder, "obj/Acme.csproj.nuget.g.targets"),
            $"""<Project><Import Project="{targets}" /></Project>"""
        );

        var (exitCode, output) = await DotNet.RunAsync(
            "msbuild",
            project,
            "-getItem:EditorConfigFiles",
            "-p:MirrorStrict=" + strict
        );
        Directory.Delete(folder, recursive: true);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(
            output
                .Split('\n')
                .Count(line =>
                    line.Contains("\"Identity\"") && line.Contains("strict.globalconfig")
                ),
            Is.EqualTo(files)
        );
    }

    [Test]
    public void Messages_name_nothing_of_this_repository() =>
        Assert.That(
            Analyzed
                .Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
                .Select(descriptor => descriptor.MessageFormat.ToString(null))
                .Where(message => message.Contains("PostHog") || message.Contains("HttpSender")),
            Is.Empty
        );

    [Test]
    public void No_two_types_share_a_name() =>
        Assert.That(
            new[] { typeof(MirrorGenerator), typeof(TranslationRule) }
                .SelectMany(type => type.Assembly.GetTypes())
                .Where(type => type is { IsNested: false, Namespace: not null })
                .Where(type => type.Namespace!.StartsWith("PostHog", StringComparison.Ordinal))
                .Select(type => type.Name),
            Is.Unique
        );

    private static Task<IReadOnlyList<Diagnostic>> FindAsync(
        CSharpCompilation compilation,
        params (string Name, string Value)[] properties
    ) =>
        Analyzed.FindAsync(
            compilation,
            new ProjectOptions(
                properties.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal)
            )
        );
}
