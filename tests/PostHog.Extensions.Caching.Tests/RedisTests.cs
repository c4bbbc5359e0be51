using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;

namespace PostHog.Extensions.Caching.Tests;

/// <summary>
/// A server that speaks Redis: one in this process, or the one that <c>POSTHOG_TESTS_REDIS</c> names, such as
/// <c>127.0.0.1:6379</c>.
/// </summary>
public sealed class RedisTests : FleetTests, IDisposable
{
    private RedisServer? _server;
    private RedisCache? _cache;

    protected override IDistributedCache Cache => _cache!;

    [OneTimeSetUp]
    public void Start()
    {
        var address = Environment.GetEnvironmentVariable("POSTHOG_TESTS_REDIS");
        if (address is null)
        {
            _server = RedisServer.Start();
            address = _server.Address;
        }

        _cache = new RedisCache(new RedisCacheOptions { Configuration = address });
    }

    [OneTimeTearDown]
    public void Dispose()
    {
        _cache?.Dispose();
        _server?.Dispose();
        _server = null; // it may not be closed twice, and a fixture is
    }
}
