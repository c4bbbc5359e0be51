using System.Net.WebSockets;
using System.Text;

namespace PostHog.Extensions.AspNetCore.Tests.Connections;

/// <summary>Calls the methods of a hub through a WebSocket, in SignalR's JSON protocol.</summary>
internal sealed class HubClient : IDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private string _received = "";

    public static async Task<HubClient> ConnectAsync(
        Uri server,
        string path,
        params (string Name, string Value)[] headers
    )
    {
        var client = new HubClient();
        foreach (var (name, value) in headers)
        {
            client._socket.Options.SetRequestHeader(name, value);
        }

        var url = new UriBuilder(new Uri(server, path)) { Scheme = "ws" }.Uri;
        await client._socket.ConnectAsync(url, CancellationToken.None);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        await client.ReceiveAsync();
        return client;
    }

    /// <summary>Calls a method and returns the message with its result.</summary>
    public async Task<string> CallAsync(string method)
    {
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":[]}""");
        string message;
        do
        {
            message = await ReceiveAsync();
        } while (!message.Contains("\"type\":3", StringComparison.Ordinal));

        return message;
    }

    public void Dispose() => _socket.Dispose();

    private Task SendAsync(string message) =>
        _socket.SendAsync(
            Encoding.UTF8.GetBytes(message + End),
            WebSocketMessageType.Text,
            endOfMessage: true,
            CancellationToken.None
        );

    private async Task<string> ReceiveAsync()
    {
        var buffer = new byte[4096];
        while (!_received.Contains(End, StringComparison.Ordinal))
        {
            var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
            _received += Encoding.UTF8.GetString(buffer, 0, part.Count);
        }

        var end = _received.IndexOf(End, StringComparison.Ordinal);
        var message = _received[..end];
        _received = _received[(end + 1)..];
        return message;
    }
}
