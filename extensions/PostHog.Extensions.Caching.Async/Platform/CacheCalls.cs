using Microsoft.Extensions.Caching.Distributed;

namespace PostHog.Async.Caching.Platform;

/// <summary>Reads and writes strings in a distributed cache.</summary>
internal static class CacheCalls
{
    public static async Task<string?> ReadAsync(
        IDistributedCache cache,
        string key,
        CancellationToken cancellationToken
    ) => await cache.GetStringAsync(key, cancellationToken).ConfigureAwait(false);

    public static async Task WriteAsync(
        IDistributedCache cache,
        string key,
        string text,
        TimeSpan lifetime,
        CancellationToken cancellationToken
    )
    {
        var entry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime };
        await cache.SetStringAsync(key, text, entry, cancellationToken).ConfigureAwait(false);
    }

    public static async Task RemoveAsync(
        IDistributedCache cache,
        string key,
        CancellationToken cancellationToken
    ) => await cache.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
}
