using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Page;

/// <summary>Chromium without a window, steered by its own protocol: one for all tests, since starting it takes longer than most.</summary>
internal sealed class Browser
{
    private const string Announcement = "DevTools listening on ";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // The tests that use it run one after the other.
    private static Task<Browser>? _shared;

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly HttpClient _client;

    private Browser(Process process, DirectoryInfo profile, HttpClient client)
    {
        _process = process;
        _profile = profile;
        _client = client;
    }

    /// <summary>Where it is installed; null when it is not.</summary>
    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Opens an empty tab, and starts the browser before if it does not run. Disposing closes the tab.</summary>
    public static async Task<BrowserTab> OpenTabAsync()
    {
        var browser = await (_shared ??= StartAsync());
        using var limit = new CancellationTokenSource(Patience);
        using var answer = await browser._client.PutAsync(
            "json/new?about:blank",
            content: null,
            limit.Token
        );
        var tab = JsonNode.Parse(await answer.Content.ReadAsStringAsync(limit.Token))!;
        return new BrowserTab(
            await BrowserConnection.OpenAsync(
                new Uri((string)tab["webSocketDebuggerUrl"]!),
                limit.Token
            ),
            () => browser._client.GetStringAsync($"json/close/{(string)tab["id"]!}")
        );
    }

    /// <summary>Ends the browser, if it was started.</summary>
    public static async Task EndAsync()
    {
        if (_shared is { } started)
        {
            await (await started).StopAsync();
        }
    }

    private static async Task<Browser> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("posthog-browser-");
        var start = new ProcessStartInfo(Program!)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-background-timer-throttling",
            "--disable-renderer-backgrounding",
            "--disable-backgrounding-occluded-windows",
            "--remote-debugging-port=0",
            "--host-resolver-rules=MAP shop.example 127.0.0.1", // a page of another machine
            $"--user-data-dir={profile.FullName}",
            "about:blank",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var address = await FindAddressAsync(process, limit.Token);
        var client = new HttpClient { BaseAddress = new Uri($"http://{address.Authority}/") };
        return new Browser(process, profile, client);
    }

    private async Task StopAsync()
    {
        _client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper of the browser still writes; it is a temporary folder.
        }
    }

    private static async Task<Uri> FindAddressAsync(Process process, CancellationToken token)
    {
        while (await process.StandardError.ReadLineAsync(token) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                // Nobody may be kept waiting for a reader.
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                return new Uri(line[Announcement.Length..]);
            }
        }

        throw new InvalidOperationException("Chromium did not start.");
    }
}
