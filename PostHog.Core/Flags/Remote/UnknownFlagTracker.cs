using PostHog.Collections;

namespace PostHog.Flags.Remote;

/// <summary>
/// Knows which flags exist nowhere, so that asking for one again and again does not mean asking the server again and again,
/// and lets callers who ask for the same unknown flag at once share one request. Decides only: callers wait by themselves, for
/// the signal of another request. Safe for use by many threads.
/// </summary>
/// <remarks>
/// All of it holds until definitions are loaded anew: a flag may have been made since. Only so many keys are remembered; one
/// that was forgotten is asked for again.
/// </remarks>
/// <typeparam name="TSignal">What callers wait for.</typeparam>
internal sealed class UnknownFlagTracker<TSignal>(int capacity)
    where TSignal : class
{
    private readonly object _gate = new();
    private readonly Dictionary<string, TSignal> _underWay = new(StringComparer.Ordinal);
    private readonly RecentMap<string, bool> _missing = new(capacity, StringComparer.Ordinal);
    private readonly RecentMap<string, long> _seen = new(capacity, StringComparer.Ordinal);
    private long _generation;
    private long _sequence;

    /// <summary>Begins a request, or says what to wait for before trying again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="generation">How often definitions have been loaded by now.</param>
    /// <returns>The signal of another request; null when this one may go ahead, or need not, as it says itself.</returns>
    public TSignal? Begin(UnknownFlagRequest<TSignal> request, long generation)
    {
        lock (_gate)
        {
            Follow(generation);
            var open = request.Keys.Where(key => !_missing.TryGet(key, out _)).ToList();
            request.IsNeeded = request.IsNeededAnyway || open.Count > 0;
            foreach (var key in open)
            {
                if (_underWay.TryGetValue(key, out var other) && request.WaitedFor.Add(key))
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

    /// <summary>Ends a request that began, whatever came of it. Its signal is to be given afterwards.</summary>
    /// <param name="request">The request.</param>
    /// <param name="found">The keys that the server knows; null when it did not say.</param>
    /// <param name="isComplete">Whether keys that it does not know are missing for certain.</param>
    /// <param name="generation">How often definitions have been loaded by now.</param>
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
                _underWay.Remove(key);
            }

            if (found is not null && isComplete && request.Generation == _generation)
            {
                NoteMissing(request, found);
            }
        }
    }

    /// <summary>Forgets what is known; requests under way go on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _missing.Clear();
            _seen.Clear();
        }
    }

    // A key that is known to exist is everybody's own question: values are never shared.
    private void Claim(UnknownFlagRequest<TSignal> request, List<string> open)
    {
        foreach (var key in open)
        {
            if (!_underWay.ContainsKey(key) && !_seen.TryGet(key, out _))
            {
                _underWay.Add(key, request.Signal);
                request.Claimed.Add(key);
            }
        }
    }

    // Only what somebody asked for: an answer may hold thousands of flags.
    private void NoteFound(UnknownFlagRequest<TSignal> request, IReadOnlyCollection<string> found)
    {
        foreach (var key in found)
        {
            if (
                _missing.TryGet(key, out _)
                || _underWay.ContainsKey(key)
                || request.Keys.Contains(key, StringComparer.Ordinal)
            )
            {
                _seen.Set(key, ++_sequence);
                _missing.Remove(key);
            }
        }
    }

    // What was seen since the request began is newer than what it did not see.
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
