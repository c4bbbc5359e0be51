using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Garnet;

namespace PostHog.Extensions.Caching.Tests;

/// <summary>A server that speaks Redis, in this process and reached from this machine alone.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly GarnetServer _server;

    private RedisServer(int port)
    {
        Address = $"127.0.0.1:{port}";
        _server = new GarnetServer([
            "--bind",
            "127.0.0.1",
            "--port",
            port.ToString(CultureInfo.InvariantCulture),
            // The cache writes its entries by scripts.
            "--lua",
            "true",
            "--memory",
            "16m",
            "--page",
            "1m",
            "--index",
            "1m",
            "-q",
            "true",
        ]);
    }

    public string Address { get; }

    public static RedisServer Start()
    {
        var server = new RedisServer(FreePort());
        server._server.Start();
        return server;
    }

    public void Dispose() => _server.Dispose();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
