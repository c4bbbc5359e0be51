using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;

namespace PostHog.Extensions.Caching.Tests;

/// <summary>A Redis server of our own, where this machine has one.</summary>
public sealed class RedisTests : FleetTests, IDisposable
{
    private Process? _server;
    private RedisCache? _cache;

    protected override IDistributedCache Cache => _cache!;

    [OneTimeSetUp]
    public void Start()
    {
        var port = FreePort();
        var start = new ProcessStartInfo("redis-server")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in $"--bind 127.0.0.1 --port {port} --appendonly no".Split(' '))
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add("--save");
        start.ArgumentList.Add("");
        try
        {
            _server = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("redis-server is not installed here; see issue 6.");
        }

        while (_server!.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                break;
            }
        }

        _cache = new RedisCache(new RedisCacheOptions { Configuration = $"127.0.0.1:{port}" });
    }

    [OneTimeTearDown]
    public void Dispose()
    {
        _cache?.Dispose();
        _server?.Kill();
        _server?.Dispose();
        _server = null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
