using System.Net;
using System.Net.Sockets;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// Connects to the first address of a host that accepts. Each address is tried a moment after the previous one, or at
/// once if that one failed.
/// </summary>
/// <remarks>
/// A socket that was ever in non-blocking mode remains slower at synchronous reads. So if a host has several addresses,
/// each has its own thread while it connects.
/// </remarks>
internal sealed class StaggeredConnect(IPAddress[] addresses, int port)
{
    private readonly object _lock = new();
    private readonly List<Socket> _open = [];
    private Socket? _connected;
    private Exception? _failure;
    private int _running;
    private bool _isOver;

    /// <summary>Returns a connected socket. Called once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SocketException">No address accepted; this is the failure of the first one.</exception>
    public Socket Open(CancellationToken cancellationToken)
    {
        using var abort = cancellationToken.UnsafeRegister(
            static it => ((StaggeredConnect)it!).Close(),
            this
        );
        try
        {
            if (addresses.Length == 1)
            {
                Connect(addresses[0]);
            }
            else
            {
                ConnectOnThreads();
            }
        }
        finally
        {
            Close();
        }

        if (_connected is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw _failure ?? new SocketException((int)SocketError.HostNotFound);
        }

        return _connected;
    }

    private void ConnectOnThreads()
    {
        lock (_lock)
        {
            for (var started = 0; !_isOver && (started < addresses.Length || _running > 0); )
            {
                if (started < addresses.Length)
                {
                    var address = addresses[started++];
                    _running++;
                    var thread = new Thread(() => Connect(address))
                    {
                        IsBackground = true,
                        Name = "PostHog connect",
                    };
                    thread.UnsafeStart();
                }

                var isLast = started == addresses.Length;
                Monitor.Wait(_lock, isLast ? Timeout.InfiniteTimeSpan : AddressOrder.Stagger);
            }
        }
    }

    private void Connect(IPAddress address)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.NoDelay = true;
            if (Begin(socket))
            {
                socket.Connect(address, port);
            }

            End(socket, fault: null);
        }
        catch (Exception fault)
        {
            socket?.Dispose();
            End(socket: null, fault);
        }
    }

    private bool Begin(Socket socket)
    {
        lock (_lock)
        {
            _open.Add(socket);
            return !_isOver;
        }
    }

    private void End(Socket? socket, Exception? fault)
    {
        lock (_lock)
        {
            _running--;
            _failure ??= fault;
            if (_isOver)
            {
                socket?.Dispose();
            }
            else if (socket is not null)
            {
                (_connected, _isOver) = (socket, true);
            }

            Monitor.PulseAll(_lock);
        }
    }

    // Only closing its socket ends a connect that is in progress.
    private void Close()
    {
        Socket[] rest;
        lock (_lock)
        {
            _isOver = true;
            rest = [.. _open.Where(socket => socket != _connected)];
            Monitor.PulseAll(_lock);
        }

        foreach (var socket in rest)
        {
            socket.Dispose();
        }
    }
}
