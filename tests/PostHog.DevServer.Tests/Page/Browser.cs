using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Page;

/// <summary>Chromium without a window, steered by its own protocol. Disposing ends it.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly BrowserConnection _connection;

    private Browser(Process process, DirectoryInfo profile, BrowserConnection connection)
    {
        _process = process;
        _profile = profile;
        _connection = connection;
    }

    /// <summary>Where it is installed; null when it is not.</summary>
    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts it with one empty page.</summary>
    public static async Task<Browser> StartAsync()
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
            "--remote-debugging-port=0",
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
        using var client = new HttpClient { BaseAddress = new Uri($"http://{address.Authority}/") };
        var pages = await client.GetStringAsync("json/list", limit.Token);
        var page = JsonNode.Parse(pages)!.AsArray().First(one => (string?)one!["type"] == "page")!;
        var socket = new Uri((string)page["webSocketDebuggerUrl"]!);
        return new Browser(
            process,
            profile,
            await BrowserConnection.OpenAsync(socket, limit.Token)
        );
    }

    /// <summary>Opens a page in a window of this size.</summary>
    public async Task OpenAsync(Uri address, int width = 1280, int height = 800)
    {
        await ResizeAsync(width, height);
        await _connection.SendAsync(
            "Page.navigate",
            new JsonObject { ["url"] = address.AbsoluteUri }
        );
        await WaitForAsync(
            "document.readyState === 'complete' && document.querySelector('.dot.on')"
        );
    }

    public Task ResizeAsync(int width, int height) =>
        _connection.SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new JsonObject
            {
                ["width"] = width,
                ["height"] = height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = false,
            }
        );

    /// <summary>Returns what a script comes to.</summary>
    public async Task<JsonElement> EvaluateAsync(string script)
    {
        var answer = await _connection.SendAsync(
            "Runtime.evaluate",
            new JsonObject
            {
                ["expression"] = script,
                ["awaitPromise"] = true,
                ["returnByValue"] = true,
            }
        );
        if (answer.TryGetProperty("exceptionDetails", out var fault))
        {
            throw new InvalidOperationException($"{script}: {fault}");
        }

        var result = answer.GetProperty("result");
        return result.TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Returns once a script is true; how many milliseconds that took.</summary>
    /// <exception cref="TimeoutException">It was not within ten seconds.</exception>
    public async Task<double> WaitForAsync(string condition)
    {
        var took = await EvaluateAsync(
            $$"""
            new Promise(done => {
              const start = performance.now();
              (function look() {
                if ({{condition}}) done(performance.now() - start);
                else if (performance.now() - start > 10000) done(-1);
                else setTimeout(look, 10);
              })();
            })
            """
        );
        return took.GetDouble() is >= 0 and var milliseconds
            ? milliseconds
            : throw new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"never true: {condition}")
            );
    }

    /// <summary>Returns a picture of the page, as PNG.</summary>
    public async Task<byte[]> TakePictureAsync()
    {
        var answer = await _connection.SendAsync(
            "Page.captureScreenshot",
            new JsonObject { ["format"] = "png" }
        );
        return answer.GetProperty("data").GetBytesFromBase64();
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
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
