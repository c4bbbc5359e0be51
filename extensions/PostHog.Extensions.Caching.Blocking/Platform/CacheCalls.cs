using Microsoft.Extensions.Caching.Distributed;

namespace PostHog.Blocking.Caching.Platform;

/// <summary>
/// Reads and writes strings in a distributed cache, whose blocking members do not support cancellation.
/// </summary>
internal static class CacheCalls
{
    public static string? Read(
        IDistributedCache cache,
        string key,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return cache.GetString(key);
    }

    public static void Write(
        IDistributedCache cache,
        string key,
        string text,
        TimeSpan lifetime,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime };
        cache.SetString(key, text, entry);
    }

    public static void Remove(
        IDistributedCache cache,
        string key,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        cache.Remove(key);
    }
}
