using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostHog.TestKit.Processes;

/// <summary>A browser without a window that shows one page. Its profile is deleted at the end.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Missing =
        "Chromium is not installed; on Debian, apt-get install chromium.";
    private const string Listening = "DevTools listening on ";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(1));
    private readonly ClientWebSocket _socket = new();
    private readonly Process _process;
    private readonly string _profile;
    private Task _rest = Task.CompletedTask;
    private int _commands;

    private Chromium(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>Why there is no browser; null if there is one.</summary>
    public static string? Problem => FindProgram() is null ? Missing : null;

    /// <summary>Starts a browser with an empty page.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or does not start.</exception>
    public static async Task<Chromium> StartAsync()
    {
        var program = FindProgram() ?? throw new InvalidOperationException(Missing);
        var profile = Directory.CreateTempSubdirectory("chromium").FullName;
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--remote-debugging-port=0",
            $"--user-data-dir={profile}",
            "about:blank",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var browser = new Chromium(Process.Start(start)!, profile);
        try
        {
            await browser.ConnectAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Shows a page, and returns once it is loaded with its scripts.</summary>
    public async Task OpenAsync(Uri page)
    {
        await SendAsync("Page.enable", []);
        await SendAsync("Page.navigate", new JsonObject { ["url"] = page.AbsoluteUri });
        await ReceiveAsync(message => (string?)message["method"] == "Page.loadEventFired");
    }

    /// <summary>Runs a script in the page, and returns its value as text once its promise is kept.</summary>
    /// <exception cref="InvalidOperationException">The script has thrown.</exception>
    public async Task<string> RunAsync(string script)
    {
        var answer = await SendAsync(
            "Runtime.evaluate",
            new JsonObject
            {
                ["expression"] = script,
                ["awaitPromise"] = true,
                ["returnByValue"] = true,
            }
        );
        return answer["exceptionDetails"] is { } problem
            ? throw new InvalidOperationException(problem.ToJsonString())
            : answer["result"]?["value"]?.ToString() ?? "";
    }

    /// <summary>Runs a script again and again until it returns true.</summary>
    public Task WaitForAsync(string condition) =>
        RunAsync(
            "new Promise(done => { const look = () => "
                + $"({condition}) ? done() : setTimeout(look, 20); look(); }})"
        );

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        await _rest;
        _process.Dispose();
        _patience.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // One of its processes still writes. The folder is in the folder for temporary files.
        }
    }

    private static string? FindProgram() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    private async Task ConnectAsync()
    {
        string? line;
        do
        {
            line =
                await _process.StandardError.ReadLineAsync(_patience.Token)
                ?? throw new InvalidOperationException("Chromium has ended.");
        } while (!line.StartsWith(Listening, StringComparison.Ordinal));

        // It would wait if nothing read what it writes.
        _rest = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        var port = new Uri(line[Listening.Length..]).Port;
        using var http = new HttpClient();
        var pages = JsonNode.Parse(
            await http.GetStringAsync($"http://127.0.0.1:{port}/json/list", _patience.Token)
        )!;
        var page = pages.AsArray().First(one => (string?)one!["type"] == "page")!;
        await _socket.ConnectAsync(new Uri((string)page["webSocketDebuggerUrl"]!), _patience.Token);
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        var id = ++_commands;
        var command = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        await _socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(command),
            WebSocketMessageType.Text,
            endOfMessage: true,
            _patience.Token
        );
        var answer = await ReceiveAsync(message => (int?)message["id"] == id);
        return answer["result"]
            ?? throw new InvalidOperationException($"{method}: {answer.ToJsonString()}");
    }

    private async Task<JsonNode> ReceiveAsync(Func<JsonNode, bool> isIt)
    {
        while (true)
        {
            using var message = new MemoryStream();
            var buffer = new byte[4096];
            WebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer, _patience.Token);
                message.Write(buffer, 0, part.Count);
            } while (!part.EndOfMessage);

            message.Position = 0;
            if (JsonNode.Parse(message) is { } node && isIt(node))
            {
                return node;
            }
        }
    }
}
