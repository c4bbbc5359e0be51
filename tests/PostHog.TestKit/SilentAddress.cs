using System.Net;
using System.Net.Sockets;

namespace PostHog.TestKit;

/// <summary>An address of this machine that neither accepts nor refuses: its queue of connections is full.</summary>
public sealed class SilentAddress : IDisposable
{
    private readonly Socket _listener = New();
    private readonly Socket _first = New();

    /// <summary>Falls silent at a port, beside whatever listens there on 127.0.0.1.</summary>
    public SilentAddress(int port)
    {
        _listener.Bind(new IPEndPoint(Address, port));
        _listener.Listen(backlog: 0);
        _first.Connect(_listener.LocalEndPoint!);
    }

    public IPAddress Address { get; } = IPAddress.Parse("127.0.0.2");

    public void Dispose()
    {
        _first.Dispose();
        _listener.Dispose();
    }

    private static Socket New() =>
        new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
}
