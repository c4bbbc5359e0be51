using System.Diagnostics;

namespace PostHog.Compliance.Tests.Driving;

/// <summary>The adapter as a harness starts it: a process of its own.</summary>
internal sealed class AdapterProcess : IAsyncDisposable
{
    private const string Program = "PostHog.Compliance.Adapter.dll";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private AdapterProcess(Process process, Uri url)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = url, Timeout = Patience };
    }

    /// <summary>Sends requests to it.</summary>
    public HttpClient Http { get; }

    public static async Task<AdapterProcess> StartAsync(Variant variant)
    {
        var process = Start(
            "--port",
            "0",
            "--mode",
            variant.Mode,
            "--encoding",
            variant.Encoding,
            "--client",
            variant.Client,
            "--transport",
            variant.Transport
        );
        using var patience = new CancellationTokenSource(Patience);
        var line =
            await process.StandardOutput.ReadLineAsync(patience.Token)
            ?? throw new InvalidOperationException($"{variant}: the adapter did not start.");
        return new AdapterProcess(process, new Uri(line.Split(' ')[4]));
    }

    /// <summary>Starts it with any arguments and returns its exit code and error output.</summary>
    public static async Task<(int ExitCode, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var patience = new CancellationTokenSource(Patience);
        var error = await process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, error);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [Path.Combine(AppContext.BaseDirectory, Program), .. arguments]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
}
