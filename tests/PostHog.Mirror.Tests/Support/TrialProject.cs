namespace PostHog.Mirror.Tests.Support;

/// <summary>A project outside the solution that consumes the mirror as the product does, built with the real tools.</summary>
internal static class TrialProject
{
    public static string Root { get; } = Path.Combine(Repository.Root, "artifacts/mirror-trial");

    public static async Task<(int ExitCode, string Output)> BuildAsync(
        string name,
        string source,
        string items = "",
        params string[] arguments
    )
    {
        var folder = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.Combine(folder, "Source"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Source", name + ".cs"), source);
        var project = Path.Combine(folder, $"Mirror{name}.csproj");
        await File.WriteAllTextAsync(project, ProjectFile(items));
        return await DotNet.RunAsync([
            "build",
            project,
            "-nologo",
            "-nodeReuse:false",
            "-p:BuildProjectReferences=false",
            .. DotNet.SameBuild,
            .. arguments,
        ]);
    }

    private static string ProjectFile(string items) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
                <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
                <MirrorSourceRoot>Source</MirrorSourceRoot>
                <MirrorNamespace>PostHog.Async=PostHog.Blocking</MirrorNamespace>
              </PropertyGroup>
              <!-- The analyzers of the mirror are enough, and those of others take most of the time. -->
              <ItemGroup>
                <PackageReference Remove="@(PackageReference)" />
              </ItemGroup>
              <ItemGroup>
                <MirrorSource Include="Source/**/*.cs" />
                {items}
              </ItemGroup>
              <Import Project="../../../generators/PostHog.Mirror/PostHog.Mirror.targets" />
            </Project>
            """;
}
