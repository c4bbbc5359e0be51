using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostHog.Development.Tests.Page;

/// <summary>Questions to a browser and their answers, by the DevTools protocol.</summary>
internal sealed class BrowserConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _open = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _awaited =
        new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private Task _reading = Task.CompletedTask;
    private int _last;

    public static async Task<BrowserConnection> OpenAsync(Uri address, CancellationToken token)
    {
        var connection = new BrowserConnection();
        await connection._socket.ConnectAsync(address, token);
        connection._reading = connection.ReadAsync();
        return connection;
    }

    public async Task<JsonElement> SendAsync(string method, JsonObject parameters)
    {
        var number = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<JsonElement>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        _open[number] = answer;
        var question = new JsonObject
        {
            ["id"] = number,
            ["method"] = method,
            ["params"] = parameters,
        };
        await _sending.WaitAsync();
        try
        {
            var utf8 = JsonSerializer.SerializeToUtf8Bytes(question);
            await _socket.SendAsync(utf8, WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(Patience);
    }

    /// <summary>Returns what the browser says with the next event of this name.</summary>
    public Task<JsonElement> NextAsync(string name) =>
        _awaited.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(message);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException)
        {
            foreach (var answer in _open.Values.Concat(_awaited.Values))
            {
                answer.TrySetException(new IOException("The browser is gone.", exception));
            }
        }
    }

    private void Take(MemoryStream message)
    {
        using var document = JsonDocument.Parse(message.ToArray());
        if (
            document.RootElement.TryGetProperty("method", out var name)
            && _awaited.TryRemove(name.GetString()!, out var waiting)
        )
        {
            waiting.TrySetResult(document.RootElement.GetProperty("params").Clone());
        }

        if (
            document.RootElement.TryGetProperty("id", out var number)
            && _open.TryRemove(number.GetInt32(), out var answer)
        )
        {
            answer.TrySetResult(
                document.RootElement.TryGetProperty("result", out var result)
                    ? result.Clone()
                    : document.RootElement.GetProperty("error").Clone()
            );
        }
    }
}
