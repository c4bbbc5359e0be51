using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace PostHog.Extensions.Caching.Tests;

/// <summary>
/// A server that speaks Redis: one in this process, or the one that <c>POSTHOG_TESTS_REDIS</c> names, such as
/// <c>127.0.0.1:6379</c>.
/// </summary>
public sealed class RedisTests : FleetTests, IDisposable
{
    private RedisServer? _server;
    private ConnectionMultiplexer? _connection;
    private RedisCache? _cache;

    protected override IDistributedCache Cache => _cache!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var address = Environment.GetEnvironmentVariable("POSTHOG_TESTS_REDIS");
        if (address is null)
        {
            _server = RedisServer.Start();
            address = _server.Address;
        }

        _connection = await ConnectionMultiplexer.ConnectAsync(address);
        _cache = new RedisCache(new RedisCacheOptions { Configuration = address });
    }

    [OneTimeTearDown]
    public void Dispose()
    {
        _cache?.Dispose();
        _connection?.Dispose();
        _server?.Dispose();
        _server = null; // it may not be closed twice, and a fixture is
    }

    /// <summary>Sees that the server lets go of the lease in time, and then does not wait for it.</summary>
    protected override async Task EndLeaseAsync(string key)
    {
        var entries = _connection!.GetDatabase();

        var left = await entries.KeyTimeToLiveAsync(key);
        await entries.KeyDeleteAsync(key);

        Assert.That(left, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(Fleet.LeaseTime));
    }
}
