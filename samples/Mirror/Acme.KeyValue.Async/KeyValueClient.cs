using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using Mirror.Seams;

namespace Acme.KeyValue.Async;

/// <summary>A client of a key-value server, over one connection. Its methods may be called from several threads.</summary>
public sealed class KeyValueClient : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly TcpClient _connection;
    private readonly Stream _stream;
    private readonly ReplyReader _replies;

    private KeyValueClient(TcpClient connection)
    {
        _connection = connection;
        _stream = connection.GetStream();
        _replies = new ReplyReader(_stream);
    }

    /// <summary>Connects, and tries again a few times while nobody listens.</summary>
    public static async Task<KeyValueClient> ConnectAsync(
        string host,
        int port,
        CancellationToken cancellationToken = default
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var connection = new TcpClient();
            try
            {
                await connection.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
                return new KeyValueClient(connection);
            }
            catch (SocketException) when (attempt < 3)
            {
                connection.Dispose();
                await Pause
                    .ForAsync(TimeSpan.FromMilliseconds(10), cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>Stores a value.</summary>
    /// <exception cref="KeyValueException">The server refuses it.</exception>
    public async Task SetAsync(
        string key,
        ReadOnlyMemory<byte> value,
        CancellationToken cancellationToken = default
    )
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SendAsync($"SET {key} {value.Length}", cancellationToken).ConfigureAwait(false);
            await _stream.WriteAsync(value, cancellationToken).ConfigureAwait(false);
            await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            await _replies.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The value of a key, or null.</summary>
    public async Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SendAsync($"GET {key}", cancellationToken).ConfigureAwait(false);
            return await _replies.ReadValueAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stores what a stream contains.</summary>
    public async Task SetAsync(
        string key,
        Stream value,
        CancellationToken cancellationToken = default
    )
    {
        using var bytes = new MemoryStream();
        await value.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        await SetAsync(key, bytes.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes a key, if <paramref name="isWanted"/>.</summary>
    public Task RemoveAsync(
        string key,
        bool isWanted = true,
        CancellationToken cancellationToken = default
    ) =>
        isWanted
            ? SetAsync(key, default(ReadOnlyMemory<byte>), cancellationToken)
            : Task.CompletedTask;

    /// <summary>The keys that begin with a prefix, as the server sends them.</summary>
    public async IAsyncEnumerable<string> KeysAsync(
        string prefix,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SendAsync($"KEYS {prefix}", cancellationToken).ConfigureAwait(false);
            while (
                await _replies.ReadLineAsync(cancellationToken).ConfigureAwait(false)
                    is { Length: > 0 } key
            )
            {
                yield return key;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Says good-bye and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await SendAsync("QUIT", CancellationToken.None).ConfigureAwait(false);
        await _stream.DisposeAsync().ConfigureAwait(false);
        _connection.Dispose();
        _turn.Dispose();
    }

    private Task SendAsync(string command, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(command + "\n");
        return _stream.WriteAsync(bytes, 0, bytes.Length, cancellationToken);
    }
}
