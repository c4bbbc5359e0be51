using System.Diagnostics;

namespace PostHog.Development.Tests.Terminal;

/// <summary>The program as a user starts it: a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Error => _process.StandardError;

    public static ServerProcess Start(params string[] arguments)
    {
        var program = typeof(DevServer).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:1";
        return new ServerProcess(Process.Start(start)!);
    }

    /// <summary>The address on the line that says the server is ready.</summary>
    public async Task<Uri> ReadUrlAsync()
    {
        var line = await Output.ReadLineAsync() ?? await Error.ReadToEndAsync();
        return new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3]);
    }

    public async Task<int> SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        return await WaitForExitAsync();
    }

    public async Task<int> WaitForExitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
