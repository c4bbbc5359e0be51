using System.Diagnostics;

namespace PostHog.Mirror.Tests.Support;

/// <summary>Runs the command-line tools, as an author would.</summary>
internal static class DotNet
{
    /// <summary>The arguments that find what this test run was built with.</summary>
    public static IEnumerable<string> SameBuild
    {
        get
        {
            var parts = Path.GetRelativePath(Repository.Root, AppContext.BaseDirectory)
                .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
            yield return "-p:Configuration="
                + (parts[^1].StartsWith("release", StringComparison.Ordinal) ? "Release" : "Debug");
            if (parts[1] != "bin")
            {
                yield return "-p:ProductTarget=" + parts[1];
            }
        }
    }

    /// <summary>The framework of the product that this test run was built with.</summary>
    public static string ProductFramework =>
        SameBuild.FirstOrDefault(part => part.Contains("ProductTarget"))?.Split('=')[1] ?? "net8.0";

    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        // What this test run was started with is not what the project under test is built with.
        foreach (var name in start.Environment.Keys.Where(IsOfOuterBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static bool IsOfOuterBuild(string name) =>
        name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name == "CI";
}
