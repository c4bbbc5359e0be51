using Microsoft.Extensions.Caching.Distributed;
using PostHog.Async.Caching.Platform;

namespace PostHog.Async.Caching;

/// <summary>
/// Shares the definitions of feature flags through a distributed cache, such as Redis: one process of a fleet holds a lease and
/// asks PostHog, the others read what it stored. Hand one to the constructor of <see cref="PostHogClient"/>; it is safe for use
/// by many threads, and leaves the cache to its owner.
/// </summary>
/// <remarks>
/// The lease is best effort, because <see cref="IDistributedCache"/> cannot add an entry only where there is none: two
/// processes that reach for it at the same moment may both ask PostHog once. Nothing else comes of that. When the holder ends
/// without letting go, another one takes over once the lease runs out.
/// </remarks>
public sealed class DistributedFlagDefinitions : IFlagDefinitionProvider
{
    // As long as anybody asks PostHog with success, the entry is written anew.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan DefaultLease = TimeSpan.FromMinutes(1);

    private readonly string _self = Guid.NewGuid().ToString("N");
    private readonly IDistributedCache _cache;
    private readonly string _definitions;
    private readonly string _holder;
    private readonly TimeSpan _lease;

    /// <summary>Makes a provider.</summary>
    /// <param name="cache">The cache that all processes of the fleet share.</param>
    /// <param name="prefix">What the two keys in the cache begin with: <c>posthog:flags</c> if nothing else is said. Each PostHog project needs one of its own.</param>
    /// <param name="lease">How long a process keeps the right to ask PostHog without renewing it, which every poll does: more than <see cref="PostHogOptions.FeatureFlagPollInterval"/>. Rounded up to whole seconds. Null, the default, means one minute.</param>
    /// <exception cref="ArgumentNullException"><paramref name="cache"/> or <paramref name="prefix"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lease"/> is not longer than zero.</exception>
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

        // Redis lets go of an entry at once whose time is not a whole second.
        _lease = TimeSpan.FromSeconds(Math.Ceiling(_lease.TotalSeconds));
    }

    /// <summary>Says whether this process holds the lease, after it took or renewed it where nobody else does.</summary>
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
        // Of two that wrote at the same moment, the later one stands.
        var winner = await CacheCalls
            .ReadAsync(_cache, _holder, cancellationToken)
            .ConfigureAwait(false);
        return IsSelf(winner);
    }

    /// <summary>Reads the definitions that the holder of the lease stored.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The definitions; null if there are none yet.</returns>
    /// <exception cref="FormatException">What is stored there is something else.</exception>
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
            ?? throw new FormatException("The cache entry is no document of flag definitions.");
    }

    /// <summary>Stores definitions for the others.</summary>
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

    /// <summary>Lets go of the lease, so that another process takes over with its next poll.</summary>
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
