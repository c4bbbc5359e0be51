using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace PostHog.Extensions.Caching.Tests;

/// <summary>A store in this process.</summary>
public sealed class MemoryTests : FleetTests
{
    private readonly MovedClock _clock = new();

    public MemoryTests() =>
        Cache = new MemoryDistributedCache(
            Options.Create(new MemoryDistributedCacheOptions { Clock = _clock })
        );

    protected override IDistributedCache Cache { get; }

    protected override Task EndLeaseAsync(string key)
    {
        _clock.Move(Fleet.LeaseTime);
        return Task.CompletedTask;
    }
}
