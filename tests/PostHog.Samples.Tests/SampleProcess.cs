using System.Diagnostics;
using PostHog.TestKit.Processes;

namespace PostHog.Samples.Tests;

/// <summary>A sample as a user starts it: a process of its own, with no PostHog settings but those given.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string Repository = FindRepository();

    private readonly CancellationTokenSource _patience = new(Patience);
    private readonly Process _process;
    private readonly Task<string> _error;

    private SampleProcess(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync(_patience.Token);
    }

    /// <summary>Starts a sample.</summary>
    /// <param name="sample">The name of its assembly.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="arguments">What stands behind its name on the command line.</param>
    public static SampleProcess Start(
        string sample,
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    ) => Start([DotNet, PathOf($"{sample}.dll"), .. arguments], settings);

    /// <summary>Starts a sample with pages where it was built, beside its scripts.</summary>
    /// <param name="sample">The name of its assembly.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="arguments">What stands behind its name on the command line.</param>
    public static SampleProcess StartWithPages(
        string sample,
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    ) => Start([DotNet, ChildProgram.PathOf(sample), .. arguments], settings);

    /// <summary>Starts a script with the PowerShell that <c>dotnet tool restore</c> has installed.</summary>
    /// <param name="script">Its path below the folder <c>samples</c>.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="arguments">What stands behind its name on the command line.</param>
    public static SampleProcess StartPowerShell(
        string script,
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    )
    {
        string[] shell = ["tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", "-File"];
        var quiet = new Dictionary<string, string>(settings)
        {
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
        };
        return Start([DotNet, .. shell, Path.Combine("samples", script), .. arguments], quiet);
    }

    /// <summary>Starts a script with F# Interactive.</summary>
    /// <param name="script">Its path below the folder <c>samples</c>.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="references">The names of the assemblies it refers to.</param>
    public static SampleProcess StartFSharp(
        string script,
        IReadOnlyDictionary<string, string> settings,
        params string[] references
    ) =>
        Start(
            [
                DotNet,
                "fsi",
                "--quiet",
                .. references.Select(file => $"--reference:{PathOf(file)}"),
                Path.Combine("samples", script),
            ],
            settings
        );

    /// <summary>Returns where a folder below <c>samples</c> is.</summary>
    public static string PathOfSample(string folder) => Path.Combine(Repository, "samples", folder);

    /// <summary>Starts a sample for .NET Framework with Mono.</summary>
    /// <param name="sample">The name of its assembly.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="arguments">What stands behind its name on the command line.</param>
    public static SampleProcess StartMono(
        string sample,
        IReadOnlyDictionary<string, string> settings,
        params string[] arguments
    )
    {
        var program = Path.ChangeExtension(ChildProgram.PathOf(sample), ".exe");
        return Start(["mono", program, .. arguments], settings);
    }

    /// <summary>Starts a sample for browsers with Node.</summary>
    /// <param name="sample">The name of its assembly.</param>
    /// <param name="arguments">What stands behind its name on the command line.</param>
    public static SampleProcess StartNode(string sample, params string[] arguments)
    {
        var folder = Path.GetDirectoryName(ChildProgram.PathOf(sample))!;
        var script = Path.Combine(folder, "wwwroot", "main.mjs");
        return Start(["node", script, .. arguments], new Dictionary<string, string>());
    }

    /// <summary>Reads on to the line that holds a text, and returns it.</summary>
    public async Task<string> ReadToAsync(string text)
    {
        while (await _process.StandardOutput.ReadLineAsync(_patience.Token) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"It ended without '{text}': {await _error}");
    }

    /// <summary>Writes a line to its input.</summary>
    public async Task WriteLineAsync(string line) =>
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), _patience.Token);

    /// <summary>Ends its input.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>Sends a signal, given by its short name.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync(_patience.Token);
    }

    /// <summary>Returns its end, and what it wrote that was not read yet.</summary>
    public async Task<SampleEnd> WaitAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(_patience.Token);
        await _process.WaitForExitAsync(_patience.Token);
        return new SampleEnd(_process.ExitCode, output, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _patience.Dispose();
    }

    private static SampleProcess Start(
        string[] command,
        IReadOnlyDictionary<string, string> settings
    )
    {
        // A shell's background jobs ignore Ctrl+C, and so would all that they start.
        string[] complete = OperatingSystem.IsLinux()
            ? ["env", "--default-signal=INT", .. command]
            : command;
        var start = new ProcessStartInfo(complete[0], complete[1..])
        {
            WorkingDirectory = Repository,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new SampleProcess(Process.Start(start)!);
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string DotNet =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static bool IsOurs(string name) =>
        name.StartsWith("POSTHOG_", StringComparison.OrdinalIgnoreCase);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PostHog.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
