using PostHog.Collections;

namespace PostHog.Flags.Remote;

/// <summary>
/// Remembers which flags do not exist, so that repeated calls for one do not ask the server each time. Lets callers who
/// ask for the same unknown flag at once share one request. Only decides; callers wait for the signal of another
/// request themselves. Safe for use by many threads.
/// </summary>
/// <remarks>
/// Everything is valid until definitions are loaded again, because a flag may have been created since. Only a limited
/// number of keys is remembered; a key that was evicted is requested again.
/// </remarks>
/// <typeparam name="TSignal">The signal that callers wait for.</typeparam>
internal sealed class UnknownFlagTracker<TSignal>(int capacity)
    where TSignal : class
{
    private readonly object _gate = new();
    private readonly Dictionary<string, TSignal> _pending = new(StringComparer.Ordinal);
    private readonly RecentMap<string, bool> _missing = new(
        capacity,
        CacheSize.OfKeys(capacity),
        (key, _) => CacheSize.Of(key),
        StringComparer.Ordinal
    );
    private readonly RecentMap<string, long> _seen = new(
        capacity,
        CacheSize.OfKeys(capacity),
        (key, _) => CacheSize.Of(key),
        StringComparer.Ordinal
    );

    private long _generation;
    private long _sequence;

    /// <summary>Begins a request, or returns what to wait for before trying again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="generation">The current number of loads of definitions.</param>
    /// <returns>The signal of another request; null if this one may proceed, or if its <c>IsNeeded</c> is
    /// false.</returns>
    public TSignal? Begin(UnknownFlagRequest<TSignal> request, long generation)
    {
        lock (_gate)
        {
            Follow(generation);
            var open = request.Keys.Where(key => !_missing.TryGet(key, out _)).ToList();
            request.IsNeeded = request.IsNeededAnyway || open.Count > 0;
            foreach (var key in open)
            {
                if (_pending.TryGetValue(key, out var other) && request.WaitedFor.Add(key))
                {
                    return other;
                }
            }

            request.Generation = generation;
            request.Sequence = ++_sequence;
            Claim(request, open);
            return null;
        }
    }

    /// <summary>Ends a request, whether or not it succeeded. Set its signal afterwards.</summary>
    /// <param name="request">The request.</param>
    /// <param name="found">The keys that the server knows; null if it did not answer.</param>
    /// <param name="isComplete">Whether keys that the server does not know are certain to be missing.</param>
    /// <param name="generation">The current number of loads of definitions.</param>
    public void End(
        UnknownFlagRequest<TSignal> request,
        IReadOnlyCollection<string>? found,
        bool isComplete,
        long generation
    )
    {
        lock (_gate)
        {
            Follow(generation);
            NoteFound(request, found ?? []);
            foreach (var key in request.Claimed)
            {
                _pending.Remove(key);
            }

            if (found is not null && isComplete && request.Generation == _generation)
            {
                NoteMissing(request, found);
            }
        }
    }

    /// <summary>Removes everything known. Requests in progress continue.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _missing.Clear();
            _seen.Clear();
        }
    }

    // For a key that is known to exist, each caller asks separately, because values are never shared.
    private void Claim(UnknownFlagRequest<TSignal> request, List<string> open)
    {
        foreach (var key in open)
        {
            if (!_pending.ContainsKey(key) && !_seen.TryGet(key, out _))
            {
                _pending.Add(key, request.Signal);
                request.Claimed.Add(key);
            }
        }
    }

    // Only keys that someone requested, because an answer may contain thousands of flags.
    private void NoteFound(UnknownFlagRequest<TSignal> request, IReadOnlyCollection<string> found)
    {
        foreach (var key in found)
        {
            if (
                _missing.TryGet(key, out _)
                || _pending.ContainsKey(key)
                || request.Keys.Contains(key, StringComparer.Ordinal)
            )
            {
                _seen.Set(key, ++_sequence);
                _missing.Remove(key);
            }
        }
    }

    // A key seen since the request began is newer than this answer.
    private void NoteMissing(UnknownFlagRequest<TSignal> request, IReadOnlyCollection<string> found)
    {
        var known = new HashSet<string>(found, StringComparer.Ordinal);
        foreach (var key in request.Keys.Where(key => !known.Contains(key)))
        {
            if (_seen.TryGet(key, out var seen) && seen > request.Sequence)
            {
                continue;
            }

            _seen.Remove(key);
            _missing.Set(key, value: true);
        }
    }

    private void Follow(long generation)
    {
        if (generation != _generation)
        {
            _generation = generation;
            _missing.Clear();
            _seen.Clear();
        }
    }
}
