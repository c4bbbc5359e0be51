using System.Net;
using System.Net.Sockets;
using PostHog.Wire;

namespace PostHog.Async.Platform;

/// <summary>
/// Connects to the first address of a host that accepts. Each address is tried a moment after the previous one, or at
/// once if that one failed.
/// </summary>
internal sealed class StaggeredConnect(IPAddress[] addresses, int port)
{
    private readonly List<Task<(Socket? Socket, Exception? Fault)>> _open = [];
    private Exception? _failure;
    private int _started;

    /// <summary>Returns a connected socket. Called once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SocketException">No address accepted; this is the failure of the first one.</exception>
    public async Task<Socket> OpenAsync(CancellationToken cancellationToken)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (_started < addresses.Length || _open.Count > 0)
            {
                if (_started < addresses.Length)
                {
                    var target = new IPEndPoint(addresses[_started++], port);
                    _open.Add(ConnectAsync(target, all.Token));
                }

                var socket = await NextAsync(all.Token).ConfigureAwait(false);
                if (socket is not null)
                {
                    return socket;
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await all.CancelAsync().ConfigureAwait(false);
            _ = CloseRestAsync();
        }

        throw _failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    // Null if an attempt failed, or if it is time to start the next one.
    private async Task<Socket?> NextAsync(CancellationToken cancellationToken)
    {
        var wait = _started < addresses.Length ? AddressOrder.Stagger : Timeout.InfiniteTimeSpan;
        await Task.WhenAny(_open.Append(Task.Delay(wait, cancellationToken))).ConfigureAwait(false);
        if (_open.Find(attempt => attempt.IsCompleted) is not { } ended)
        {
            return null;
        }

        _open.Remove(ended);
        var (socket, fault) = await ended.ConfigureAwait(false);
        _failure ??= fault;
        return socket;
    }

    private static async Task<(Socket? Socket, Exception? Fault)> ConnectAsync(
        IPEndPoint target,
        CancellationToken cancellationToken
    )
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.NoDelay = true;
            await socket.ConnectAsync(target, cancellationToken).ConfigureAwait(false);
            return (socket, null);
        }
        catch (Exception fault)
        {
            socket?.Dispose();
            return (null, fault);
        }
    }

    // They were cancelled: each has ended or is about to end.
    private async Task CloseRestAsync()
    {
        while (_open.Count > 0)
        {
            var attempt = _open[^1];
            _open.Remove(attempt);
            var (socket, _) = await attempt.ConfigureAwait(false);
            socket?.Dispose();
        }
    }
}
