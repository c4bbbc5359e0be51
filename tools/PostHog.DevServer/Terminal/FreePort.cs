using System.Net;
using System.Net.Sockets;

namespace PostHog.Development.Terminal;

/// <summary>Finds a port that could be used instead of one that is taken.</summary>
internal static class FreePort
{
    private const int Most = 100;

    /// <summary>The next port on 127.0.0.1 that nobody listens on; null when the next 100 are taken.</summary>
    public static int? After(int port)
    {
        for (
            var candidate = port + 1;
            candidate <= Math.Min(port + Most, ushort.MaxValue);
            candidate++
        )
        {
            if (IsFree(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
