using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Page;

/// <summary>A tab of the browser. Disposing closes it.</summary>
internal sealed class BrowserTab(BrowserConnection connection, Func<Task> close) : IAsyncDisposable
{
    /// <summary>Opens the page of a dev server in a window of this size.</summary>
    public async Task OpenAsync(Uri address, int width = 1280, int height = 800)
    {
        await ResizeAsync(width, height);
        await NavigateAsync(address);
        await WaitForAsync("document.querySelector('.dot.on')");
    }

    /// <summary>Opens any page, and returns once it is loaded.</summary>
    public async Task NavigateAsync(Uri address)
    {
        await SendAsync("Page.bringToFront", []);
        await SendAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri });
        await WaitForAsync(
            $"location.href.startsWith('{address.AbsoluteUri}') && document.readyState === 'complete'"
        );
    }

    public Task ResizeAsync(int width, int height) =>
        SendAsync(
            "Emulation.setDeviceMetricsOverride",
            new JsonObject
            {
                ["width"] = width,
                ["height"] = height,
                ["deviceScaleFactor"] = 1,
                ["mobile"] = false,
            }
        );

    /// <summary>Sets whether the system is dark, which the page follows.</summary>
    public Task DarkenAsync(bool isDark) =>
        SendAsync(
            "Emulation.setEmulatedMedia",
            new JsonObject
            {
                ["features"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "prefers-color-scheme",
                        ["value"] = isDark ? "dark" : "light",
                    }
                ),
            }
        );

    /// <summary>Presses a key, such as <c>2</c> or <c>Escape</c>.</summary>
    public async Task PressAsync(string key)
    {
        foreach (var kind in new[] { "keyDown", "keyUp" })
        {
            await SendAsync(
                "Input.dispatchKeyEvent",
                new JsonObject
                {
                    ["type"] = kind,
                    ["key"] = key,
                    ["text"] = key.Length == 1 ? key : "",
                }
            );
        }
    }

    /// <summary>Returns what a script comes to.</summary>
    public async Task<JsonElement> EvaluateAsync(string script)
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

    /// <summary>Returns once the page of a dev server lists an event of this name; how many milliseconds that took.</summary>
    public Task<double> WaitForRowAsync(string name) =>
        WaitForAsync(
            $"[...document.querySelectorAll('#panel-events .row .name')].some(one => one.textContent === '{name}')"
        );

    /// <summary>Returns how many milliseconds of processor time the longest task of a page took during some work.</summary>
    public Task<double> LongestTaskAsync(Func<Task> workAsync) =>
        BrowserTrace.LongestTaskAsync(connection, workAsync);

    /// <summary>Returns a picture of the page, as PNG.</summary>
    public async Task<byte[]> TakePictureAsync()
    {
        var answer = await SendAsync(
            "Page.captureScreenshot",
            new JsonObject { ["format"] = "png" }
        );
        return answer.GetProperty("data").GetBytesFromBase64();
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await close();
    }

    private Task<JsonElement> SendAsync(string method, JsonObject parameters) =>
        connection.SendAsync(method, parameters);
}
