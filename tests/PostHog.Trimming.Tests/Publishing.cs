using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Trimming.Tests;

/// <summary>Publishes the program, once for each form, in a project that knows only the packages' assemblies.</summary>
internal static class Publishing
{
    private const string Name = "PostHog.Trimming.Program";

    // A publish takes a minute on an idle machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly OncePerKey<Form, ProcessResult> Published = new(PublishAsync);

    /// <summary>Returns what the command wrote. The first call starts it.</summary>
    public static Task<ProcessResult> ResultOf(Form form) => Published.GetAsync(form);

    /// <summary>Returns the program, once it is published.</summary>
    public static async Task<string> ProgramAsync(Form form)
    {
        if (form is Form.Jit)
        {
            return ChildProgram.PathOf(Name);
        }

        var result = await ResultOf(form);
        Assert.That(result.ExitCode, Is.Zero, "The program was not published.");
        return Path.Combine(FolderOf(form), "out", Name);
    }

    private static string FolderOf(Form form) =>
        Path.Combine(RepositoryFolder.Path, "artifacts", "trimming", $"{form}".ToLowerInvariant());

    private static async Task<ProcessResult> PublishAsync(Form form)
    {
        // Linking again what is there already can leave assemblies out.
        var folder = FolderOf(form);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        // The settings of this repository do not apply to its users.
        foreach (var file in new[] { "Build.props", "Build.targets", "Packages.props" })
        {
            File.WriteAllText(Path.Combine(folder, $"Directory.{file}"), "<Project />");
        }

        var project = Path.Combine(folder, $"{Name}.csproj");
        File.WriteAllText(project, ProjectText(form));
        var publish = new ChildProgram(
            "dotnet",
            ["publish", project, "-c", "Release", "-o", Path.Combine(folder, "out"), "-nologo"]
        )
        {
            Patience = Patience,
            Environment = new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
        await using var process = ChildProcess.Start(publish);
        return await process.WaitForExitAsync();
    }

    private static string ProjectText(Form form) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                <SelfContained>true</SelfContained>
                <{(form is Form.Aot ? "PublishAot" : "PublishTrimmed")}>true</{(
                form is Form.Aot ? "PublishAot" : "PublishTrimmed"
            )}>
                <!-- Optimising and symbols take much of the time, and change no value. -->
                <Optimize>{FullRun.IsOn}</Optimize>
                <NativeDebugSymbols>{FullRun.IsOn}</NativeDebugSymbols>
                <InvariantGlobalization>true</InvariantGlobalization>
                <PredefinedCulturesOnly>false</PredefinedCulturesOnly>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <RunAnalyzers>false</RunAnalyzers>
                <NuGetAudit>false</NuGetAudit>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <Compile Include="{Path.Combine(RepositoryFolder.Path, "tests", Name)}/*.cs" />
                <Reference Include="{Product("PostHog.Core")}" />
                <Reference Include="{Product("PostHog.Async")}" />
                <Reference Include="{Product("PostHog.Blocking")}" />
                <PackageReference Include="Newtonsoft.Json" Version="13.0.4" />
              </ItemGroup>
            </Project>
            """;

    /// <summary>Returns the assembly of a package for current runtimes, as it was built.</summary>
    public static string Product(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(
            own.Parent!.Parent!.FullName,
            project,
            $"{own.Name}_net8.0",
            $"{project}.dll"
        );
    }
}
