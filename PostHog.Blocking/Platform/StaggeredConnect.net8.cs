using System.Net;
using System.Net.Sockets;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// Connects to the first of a host's addresses that accepts. Each is tried a moment after the one before it, or at once when
/// that one failed.
/// </summary>
/// <remarks>
/// A socket that was ever set not to block is slower at synchronous reads for good. So where a host has several addresses,
/// each has a thread of its own for as long as it takes to connect.
/// </remarks>
internal sealed class StaggeredConnect(IPAddress[] addresses, int port)
{
    private readonly object _lock = new();
    private readonly List<Socket> _open = [];
    private Socket? _connected;
    private Exception? _failure;
    private int _running;
    private bool _isOver;

    /// <summary>Returns a connected socket; called once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SocketException">No address accepted; this is how the first one failed.</exception>
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

    // A connect that is under way ends when its socket is closed, and in no other way.
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
