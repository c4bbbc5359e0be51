using System.Reflection;

namespace PostHog.Conventions.Packages;

/// <summary>A project outside the repository that refers to packages packed by this run.</summary>
internal sealed class ConsumerProject : IDisposable
{
    /// <summary>Creates the project.</summary>
    /// <param name="packages">The ids of the packages.</param>
    /// <param name="properties">What else the project states, as elements of a property group.</param>
    /// <param name="sdk">The SDK of the project.</param>
    /// <param name="items">What else it refers to, as elements of an item group.</param>
    public ConsumerProject(
        IEnumerable<string> packages,
        string properties = "",
        string sdk = "Microsoft.NET.Sdk",
        string items = ""
    )
    {
        var references = packages.Select(package =>
            $"""<PackageReference Include="{package}" Version="{PackedPackages.Version}" />"""
        );

        // The packages come from the folder they were packed into, their dependencies from the configured sources. The cache is
        // no part of the project: MSBuild takes an assembly among a project's files, whatever its target, for the one that a
        // package names, such as that of MSTest for .NET Framework.
        Write(
            "consumer.csproj",
            $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <RestorePackagesPath>cache</RestorePackagesPath>
                <DefaultItemExcludes>$(DefaultItemExcludes);cache/**</DefaultItemExcludes>
                <RestoreAdditionalProjectSources>{PackedPackages.Folder}</RestoreAdditionalProjectSources>
                <RestoreFallbackFolders>{MachineCache}</RestoreFallbackFolders>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(references)}
                {items}
              </ItemGroup>
            </Project>
            """
        );
    }

    /// <summary>The folder of the project.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("posthog-consumer-").FullName;

    private static string MachineCache =>
        typeof(ConsumerProject)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == "PackageRoot")
            .Value!;

    /// <summary>Writes a file of the project.</summary>
    public void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>Runs the dotnet command in the folder and returns its output.</summary>
    public Task<string> RunAsync(params string[] arguments) => DotNet.RunAsync(Folder, arguments);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
