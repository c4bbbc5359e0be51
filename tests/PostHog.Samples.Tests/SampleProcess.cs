using System.Diagnostics;

namespace PostHog.Samples.Tests;

/// <summary>A sample as a user starts it: a process of its own, with no PostHog settings but those given.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

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
    )
    {
        var program = Path.Combine(AppContext.BaseDirectory, $"{sample}.dll");
        var start = new ProcessStartInfo(DotNet, [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (OperatingSystem.IsLinux())
        {
            // A shell's background jobs ignore Ctrl+C, and so would all that they start.
            start.FileName = "env";
            start.ArgumentList.Insert(0, DotNet);
            start.ArgumentList.Insert(0, "--default-signal=INT");
        }

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

    private static string DotNet =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static bool IsOurs(string name) =>
        name.StartsWith("POSTHOG_", StringComparison.OrdinalIgnoreCase);
}
