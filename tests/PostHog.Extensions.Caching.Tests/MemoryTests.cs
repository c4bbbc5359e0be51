using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace PostHog.Extensions.Caching.Tests;

/// <summary>A store in this process.</summary>
public sealed class MemoryTests : FleetTests
{
    protected override IDistributedCache Cache { get; } =
        new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
}
