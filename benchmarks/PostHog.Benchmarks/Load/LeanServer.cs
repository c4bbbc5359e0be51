using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PostHog.Benchmarks.Load;

/// <summary>
/// Reads requests and says 200, and nothing else: what it costs is not to be measured. Runs in a process of its own, until
/// its standard input ends.
/// </summary>
internal static class LeanServer
{
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"status\":1}"
    );

    public static int Run()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        new Thread(() => Accept(listener)) { IsBackground = true }.Start();
        Console.In.ReadToEnd();
        return 0;
    }

    private static void Accept(TcpListener listener)
    {
        while (true)
        {
            var socket = listener.AcceptSocket();
            socket.NoDelay = true;
            new Thread(() => Serve(socket)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(Socket socket)
    {
        using var own = socket;
        var buffer = new byte[256 * 1024];
        var held = 0;
        while (true)
        {
            int head;
            while ((head = buffer.AsSpan(0, held).IndexOf("\r\n\r\n"u8)) < 0)
            {
                var read = socket.Receive(buffer.AsSpan(held));
                if (read == 0)
                {
                    return;
                }

                held += read;
            }

            var missing = head + 4 + LengthIn(buffer.AsSpan(0, head)) - held;
            while (missing > 0)
            {
                missing -= socket.Receive(
                    buffer,
                    Math.Min(missing, buffer.Length),
                    SocketFlags.None
                );
            }

            held = 0;
            socket.Send(Answer);
        }
    }

    private static int LengthIn(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var value = head[(head.IndexOf(name) + name.Length)..];
        var end = value.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }
}
