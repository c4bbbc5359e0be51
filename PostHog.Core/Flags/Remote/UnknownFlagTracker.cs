using PostHog.Collections;

namespace PostHog.Flags.Remote;

/// <summary>
/// Knows which flags exist nowhere, so that asking for one again and again does not mean asking the server again and again,
/// and lets callers who ask for the same unknown flag at once share one request. Decides only: callers wait by themselves, for
/// the signal of another's probe. Safe for use by many threads.
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

    /// <summary>Begins a probe, or says what to wait for before trying again.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="generation">How often definitions have been loaded by now.</param>
    /// <returns>The signal of another probe; null when this one may go ahead, or need not, as it says itself.</returns>
    public TSignal? Begin(UnknownFlagRequest<TSignal> probe, long generation)
    {
        lock (_gate)
        {
            Follow(generation);
            var open = probe.Keys.Where(key => !_missing.TryGet(key, out _)).ToList();
            probe.IsNeeded = probe.IsNeededAnyway || open.Count > 0;
            foreach (var key in open)
            {
                if (_underWay.TryGetValue(key, out var other) && probe.WaitedFor.Add(key))
                {
                    return other;
                }
            }

            probe.Generation = generation;
            probe.Sequence = ++_sequence;
            Claim(probe, open);
            return null;
        }
    }

    /// <summary>Ends a probe that began, whatever came of it. Its signal is to be given afterwards.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="found">The keys that the server knows; null when it did not say.</param>
    /// <param name="isComplete">Whether keys that it does not know are missing for certain.</param>
    /// <param name="generation">How often definitions have been loaded by now.</param>
    public void End(
        UnknownFlagRequest<TSignal> probe,
        IReadOnlyCollection<string>? found,
        bool isComplete,
        long generation
    )
    {
        lock (_gate)
        {
            Follow(generation);
            NoteFound(probe, found ?? []);
            foreach (var key in probe.Claimed)
            {
                _underWay.Remove(key);
            }

            if (found is not null && isComplete && probe.Generation == _generation)
            {
                NoteMissing(probe, found);
            }
        }
    }

    /// <summary>Forgets what is known; probes under way go on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _missing.Clear();
            _seen.Clear();
        }
    }

    // A key that is known to exist is everybody's own question: values are never shared.
    private void Claim(UnknownFlagRequest<TSignal> probe, List<string> open)
    {
        foreach (var key in open)
        {
            if (!_underWay.ContainsKey(key) && !_seen.TryGet(key, out _))
            {
                _underWay.Add(key, probe.Signal);
                probe.Claimed.Add(key);
            }
        }
    }

    // Only what somebody asked for: an answer may hold thousands of flags.
    private void NoteFound(UnknownFlagRequest<TSignal> probe, IReadOnlyCollection<string> found)
    {
        foreach (var key in found)
        {
            if (
                _missing.TryGet(key, out _)
                || _underWay.ContainsKey(key)
                || probe.Keys.Contains(key, StringComparer.Ordinal)
            )
            {
                _seen.Set(key, ++_sequence);
                _missing.Remove(key);
            }
        }
    }

    // What was seen since the probe began is newer than what the probe did not see.
    private void NoteMissing(UnknownFlagRequest<TSignal> probe, IReadOnlyCollection<string> found)
    {
        var known = new HashSet<string>(found, StringComparer.Ordinal);
        foreach (var key in probe.Keys.Where(key => !known.Contains(key)))
        {
            if (_seen.TryGet(key, out var seen) && seen > probe.Sequence)
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
