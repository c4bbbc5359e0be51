using System.Diagnostics;

namespace PostHog.Docs.Tests.Programs;

/// <summary>Runs the built quickstart in a process of its own, with nothing of ours in its environment but what is given.</summary>
internal static class QuickstartProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<(int ExitCode, string Printed)> RunAsync(
        params IEnumerable<(string Name, string Value)> variables
    ) => RunAsync([], variables);

    public static async Task<(int ExitCode, string Printed)> RunAsync(
        string[] arguments,
        params IEnumerable<(string Name, string Value)> variables
    )
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Quickstart.dll"), .. arguments]
        )
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var printed = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, printed);
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("POSTHOG_", StringComparison.OrdinalIgnoreCase);
}
