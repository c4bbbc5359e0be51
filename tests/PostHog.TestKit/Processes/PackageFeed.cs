namespace PostHog.TestKit.Processes;

/// <summary>Packages of this repository, as they were built, in a folder for programs outside of it.</summary>
public sealed class PackageFeed
{
    private readonly string _folder;

    private PackageFeed(string folder) => _folder = folder;

    /// <summary>The version of all packages: another one for each feed, so that none is taken from a cache.</summary>
    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    /// <summary>Packs projects, such as <c>PostHog.Core</c>, into a folder.</summary>
    /// <exception cref="InvalidOperationException">One cannot be packed; the message shows what was written.</exception>
    public static PackageFeed Pack(string folder, params string[] projects)
    {
        var feed = new PackageFeed(folder);
        var configuration = AppContext.BaseDirectory.Contains("debug") ? "Debug" : "Release";
        foreach (var project in projects)
        {
            RunProcess
                .Run(
                    new ChildProgram(
                        "dotnet",
                        "pack",
                        Path.Combine(RepositoryFolder.Path, project),
                        "--no-build",
                        "-c",
                        configuration,
                        "-o",
                        folder,
                        "-nologo",
                        $"-p:PackageVersion={feed.Version}"
                    )
                )
                .RequireSuccess();
        }

        return feed;
    }

    /// <summary>Makes the feed known to the programs in a folder; what they restore is not shared with others.</summary>
    public void AddTo(string programs) =>
        File.WriteAllText(
            Path.Combine(programs, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{_folder}" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(_folder, "restored")}" />
              </config>
              <fallbackPackageFolders>
                <add key="others" value="{OtherPackages}" />
              </fallbackPackageFolders>
            </configuration>
            """
        );

    // Where packages of others are already, so that they are not fetched again.
    private static string OtherPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            ".nuget",
            "packages"
        );
}
