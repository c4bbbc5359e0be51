using Microsoft.Extensions.Caching.Distributed;
using PostHog.Async.Caching.Platform;

namespace PostHog.Async.Caching;

/// <summary>
/// Shares flag definitions through a distributed cache, such as Redis: one process holds a lease and polls PostHog, the
/// others read what it stored. Pass it to the constructor of <see cref="PostHogClient"/>. Thread-safe; does not dispose
/// the cache.
/// </summary>
/// <remarks>
/// The lease is best effort, because <see cref="IDistributedCache"/> cannot add an entry only if there is none: two
/// processes that request the lease at the same moment may both poll PostHog once, without other effects. If the holder
/// exits without releasing the lease, another process takes over when it expires.
/// </remarks>
public sealed class DistributedFlagDefinitions : IFlagDefinitionProvider
{
    // As long as any process polls PostHog successfully, the entry is rewritten.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan DefaultLease = TimeSpan.FromMinutes(1);

    private readonly string _self = Guid.NewGuid().ToString("N");
    private readonly IDistributedCache _cache;
    private readonly string _definitions;
    private readonly string _holder;
    private readonly TimeSpan _lease;

    /// <summary>Creates a provider.</summary>
    /// <param name="cache">The cache that all processes share.</param>
    /// <param name="prefix">The prefix of the two cache keys, by default <c>posthog:flags</c>. Each PostHog project
    /// needs its own.</param>
    /// <param name="lease">How long a lease is valid unless it is renewed, which every poll does: more than
    /// <see cref="PostHogOptions.FeatureFlagPollInterval"/>. Rounded up to whole seconds. Null, the default, means one
    /// minute.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> or <paramref name="prefix"/> is
    /// null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lease"/> is zero or negative.</exception>
    public DistributedFlagDefinitions(
        IDistributedCache cache,
        string prefix = "posthog:flags",
        TimeSpan? lease = null
    )
    {
        _cache = cache ?? throw new ArgumentNullException(nameof(cache));
        _definitions = $"{prefix ?? throw new ArgumentNullException(nameof(prefix))}:definitions";
        _holder = $"{prefix}:holder";
        _lease = lease ?? DefaultLease;
        if (_lease <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(
                nameof(lease),
                lease,
                "A lease must be longer than zero."
            );
        }

        // Redis removes an entry at once if its lifetime is not a whole number of seconds.
        _lease = TimeSpan.FromSeconds(Math.Ceiling(_lease.TotalSeconds));
    }

    /// <summary>
    /// Returns whether this process holds the lease, after taking or renewing it unless another process holds it.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<bool> ShouldFetchDefinitionsAsync(CancellationToken cancellationToken)
    {
        var holder = await CacheCalls
            .ReadAsync(_cache, _holder, cancellationToken)
            .ConfigureAwait(false);
        if (!string.IsNullOrEmpty(holder) && !IsSelf(holder))
        {
            return false;
        }

        await CacheCalls
            .WriteAsync(_cache, _holder, _self, _lease, cancellationToken)
            .ConfigureAwait(false);
        // If two processes write at the same moment, the later one holds the lease.
        var winner = await CacheCalls
            .ReadAsync(_cache, _holder, cancellationToken)
            .ConfigureAwait(false);
        return IsSelf(winner);
    }

    /// <summary>Reads the definitions that the holder of the lease stored.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The definitions; null if there are none yet.</returns>
    /// <exception cref="FormatException">The cache entry has other content.</exception>
    public async Task<FlagDefinitionData?> GetDefinitionsAsync(CancellationToken cancellationToken)
    {
        var json = await CacheCalls
            .ReadAsync(_cache, _definitions, cancellationToken)
            .ConfigureAwait(false);
        if (string.IsNullOrEmpty(json))
        {
            return null;
        }

        return FlagDefinitionData.FromJson(json)
            ?? throw new FormatException("The cache entry is not a document of flag definitions.");
    }

    /// <summary>Stores definitions for other processes.</summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentNullException"><paramref name="definitions"/> is null.</exception>
    public async Task OnDefinitionsReceivedAsync(
        FlagDefinitionData definitions,
        CancellationToken cancellationToken
    )
    {
        if (definitions is null)
        {
            throw new ArgumentNullException(nameof(definitions));
        }

        await CacheCalls
            .WriteAsync(_cache, _definitions, definitions.ToJson(), Lifetime, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Releases the lease, so that another process takes over at its next poll.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task ShutdownAsync(CancellationToken cancellationToken)
    {
        var holder = await CacheCalls
            .ReadAsync(_cache, _holder, cancellationToken)
            .ConfigureAwait(false);
        if (IsSelf(holder))
        {
            await CacheCalls.RemoveAsync(_cache, _holder, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsSelf(string? holder) => string.Equals(holder, _self, StringComparison.Ordinal);
}
