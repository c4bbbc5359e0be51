using System.Diagnostics.CodeAnalysis;
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
    private readonly List<(Socket Socket, Task Attempt)> _open = [];
    private Exception? _failure;
    private int _started;

    /// <summary>Returns a connected socket. Called once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SocketException">No address accepted; this is the failure of the first one.</exception>
    // The only asynchronous method: the runtime compiles a dozen methods for each one in the first request of a process.
    public async Task<Socket> OpenAsync(CancellationToken cancellationToken)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            while (_started < addresses.Length || _open.Count > 0)
            {
                if (_started == addresses.Length || Start(addresses[_started++], all.Token))
                {
                    await NextAsync(all.Token).ConfigureAwait(false);
                }

                if (TakeConnected() is { } socket)
                {
                    return socket;
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await all.CancelAsync().ConfigureAwait(false);
            CloseRest();
        }

        throw _failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    private bool Start(IPAddress address, CancellationToken cancellationToken)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.NoDelay = true;
            var attempt = socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            _open.Add((socket, attempt.AsTask()));
            return true;
        }
        catch (Exception fault)
        {
            socket?.Dispose();
            _failure ??= fault;
            return false;
        }
    }

    // Ends when an attempt has ended, or when it is time to start the next one.
    [SuppressMessage("Usage", "VSTHRD003", Justification = "The attempts were started here.")]
    private Task<Task> NextAsync(CancellationToken cancellationToken)
    {
        var wait = _started < addresses.Length ? AddressOrder.Stagger : Timeout.InfiniteTimeSpan;
        Task[] waits = [.. _open.Select(one => one.Attempt), Task.Delay(wait, cancellationToken)];
        return Task.WhenAny(waits);
    }

    // Null if none of the attempts has succeeded so far.
    private Socket? TakeConnected()
    {
        while (_open.Find(one => one.Attempt.IsCompleted) is { Socket: { } socket } ended)
        {
            _open.Remove(ended);
            if (ended.Attempt.IsCompletedSuccessfully)
            {
                return socket;
            }

            socket.Dispose();
            _failure ??=
                ended.Attempt.Exception?.InnerException ?? new OperationCanceledException();
        }

        return null;
    }

    // They were cancelled: each has ended or is about to end.
    private void CloseRest()
    {
        foreach (var (socket, attempt) in _open)
        {
            socket.Dispose();
            _ = attempt.ContinueWith(
                static ended => _ = ended.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default
            );
        }

        _open.Clear();
    }
}
