using System.Formats.Tar;
using System.IO.Compression;

namespace PostHog.TestKit.Processes;

/// <summary>The npm package <c>posthog-js</c>, PostHog's own library for browsers, got by npm once and then kept in the build folder.</summary>
public static class PostHogJs
{
    /// <summary>The version.</summary>
    public const string Version = "1.449.2";

    private const string Scripts = "package/dist/";

    private static readonly Lazy<string?> FoundProblem = new(Get);

    /// <summary>Why it is not there; null if it is.</summary>
    public static string? Problem => FoundProblem.Value;

    /// <summary>The folder of the package, with its scripts in <c>dist</c>.</summary>
    public static string Folder { get; } =
        Path.Combine(RepositoryFolder.Path, "artifacts", "npm", $"posthog-js-{Version}");

    private static string? Get()
    {
        if (Directory.Exists(Folder))
        {
            return null;
        }

        if (!IsInstalled("npm"))
        {
            return "npm is not installed, which gets posthog-js; on Debian, apt-get install npm.";
        }

        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        var result = RunProcess.Run(
            new ChildProgram(
                "npm",
                "pack",
                $"posthog-js@{Version}",
                "--silent",
                "--fetch-retries=0"
            )
            {
                WorkingDirectory = folder.Path,
            }
        );
        if (result.ExitCode != 0)
        {
            return $"npm cannot get posthog-js {Version}: {result.Error.Trim()}";
        }

        Keep(Extract(folder.PathOf($"posthog-js-{Version}.tgz")));
        return null;
    }

    private static string Extract(string archive)
    {
        var target = $"{Folder}.{Guid.NewGuid():N}";
        var scripts = Directory.CreateDirectory(Path.Combine(target, "dist")).FullName;
        using var file = File.OpenRead(archive);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        while (tar.GetNextEntry() is { } entry)
        {
            if (
                entry.Name.StartsWith(Scripts, StringComparison.Ordinal)
                && entry.Name.EndsWith(".js", StringComparison.Ordinal)
            )
            {
                entry.ExtractToFile(Path.Combine(scripts, Path.GetFileName(entry.Name)), true);
            }
        }

        return target;
    }

    private static void Keep(string extracted)
    {
        try
        {
            Directory.Move(extracted, Folder);
        }
        catch (IOException) when (Directory.Exists(Folder))
        {
            Directory.Delete(extracted, recursive: true); // another test process was as far at the same moment
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
