using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

// Sockets: whoever waits for data or for a caller asks the token meanwhile. Who connects is cut off by it, and whoever sends
// asks it before the call.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorSocketShims
{
    public static Socket Accept(this Socket socket, CancellationToken cancellationToken)
    {
        socket.WaitToRead(cancellationToken);
        return socket.Accept();
    }

    public static void Connect(
        this Socket socket,
        EndPoint remoteEP,
        CancellationToken cancellationToken
    )
    {
        CutOff(socket, () => socket.Connect(remoteEP), cancellationToken);
    }

    public static void Connect(
        this Socket socket,
        IPAddress address,
        int port,
        CancellationToken cancellationToken
    )
    {
        CutOff(socket, () => socket.Connect(address, port), cancellationToken);
    }

    public static void Connect(
        this Socket socket,
        IPAddress[] addresses,
        int port,
        CancellationToken cancellationToken
    )
    {
        CutOff(socket, () => socket.Connect(addresses, port), cancellationToken);
    }

    public static void Connect(
        this Socket socket,
        string host,
        int port,
        CancellationToken cancellationToken
    )
    {
        CutOff(socket, () => socket.Connect(host, port), cancellationToken);
    }

    public static void Disconnect(
        this Socket socket,
        bool reuseSocket,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        socket.Disconnect(reuseSocket);
    }

    public static int Receive(this Socket socket, ArraySegment<byte> buffer) =>
        socket.Receive(buffer, SocketFlags.None);

    public static int Receive(
        this Socket socket,
        ArraySegment<byte> buffer,
        SocketFlags socketFlags
    ) => socket.Receive(buffer.Array!, buffer.Offset, buffer.Count, socketFlags);

    public static int Send(this Socket socket, ArraySegment<byte> buffer) =>
        socket.Send(buffer, SocketFlags.None);

    public static int Send(
        this Socket socket,
        ArraySegment<byte> buffer,
        SocketFlags socketFlags
    ) => socket.Send(buffer.Array!, buffer.Offset, buffer.Count, socketFlags);

#if NETSTANDARD2_1_OR_GREATER || NETCOREAPP2_1_OR_GREATER
    public static int Receive(
        this Socket socket,
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        socket.WaitToRead(cancellationToken);
        return socket.Receive(buffer.Span);
    }

    public static int Receive(
        this Socket socket,
        Memory<byte> buffer,
        SocketFlags socketFlags,
        CancellationToken cancellationToken = default
    )
    {
        socket.WaitToRead(cancellationToken);
        return socket.Receive(buffer.Span, socketFlags);
    }

    public static int Send(
        this Socket socket,
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return socket.Send(buffer.Span);
    }

    public static int Send(
        this Socket socket,
        ReadOnlyMemory<byte> buffer,
        SocketFlags socketFlags,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return socket.Send(buffer.Span, socketFlags);
    }
#endif

    public static void Connect(
        this TcpClient client,
        string host,
        int port,
        CancellationToken cancellationToken
    )
    {
        CutOff(client, () => client.Connect(host, port), cancellationToken);
    }

    public static void Connect(
        this TcpClient client,
        IPAddress address,
        int port,
        CancellationToken cancellationToken
    )
    {
        CutOff(client, () => client.Connect(address, port), cancellationToken);
    }

    public static void Connect(
        this TcpClient client,
        IPEndPoint remoteEP,
        CancellationToken cancellationToken
    )
    {
        CutOff(client, () => client.Connect(remoteEP), cancellationToken);
    }

    public static void Connect(
        this TcpClient client,
        IPAddress[] addresses,
        int port,
        CancellationToken cancellationToken
    )
    {
        CutOff(client, () => client.Connect(addresses, port), cancellationToken);
    }

    public static TcpClient AcceptTcpClient(
        this TcpListener listener,
        CancellationToken cancellationToken
    )
    {
        listener.Server.WaitToRead(cancellationToken);
        return listener.AcceptTcpClient();
    }

    public static Socket AcceptSocket(
        this TcpListener listener,
        CancellationToken cancellationToken
    )
    {
        listener.Server.WaitToRead(cancellationToken);
        return listener.AcceptSocket();
    }

    public static UdpReceiveResult Receive(
        this UdpClient client,
        CancellationToken cancellationToken = default
    )
    {
        client.Client.WaitToRead(cancellationToken);
        var sender = new IPEndPoint(IPAddress.Any, 0);
        return new UdpReceiveResult(client.Receive(ref sender), sender);
    }

    private static void CutOff(
        IDisposable connection,
        Action connect,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var end = cancellationToken.Register(connection.Dispose);
        try
        {
            connect();
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static void WaitToRead(this Socket socket, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (cancellationToken.CanBeCanceled && !socket.Poll(50_000, SelectMode.SelectRead))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
