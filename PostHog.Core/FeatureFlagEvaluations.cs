using PostHog.Flags.Model;
using PostHog.Flags.Tracking;

namespace PostHog;

/// <summary>
/// The feature flags of one person at one moment: evaluate once, read as often as needed. The values never change, and
/// reading sends no request. Thread-safe.
/// </summary>
/// <remarks>
/// A flag that is off, one that does not exist and one that could not be evaluated are different: for the first,
/// <see cref="FeatureFlag.IsEnabled"/> is false; the other two are missing, and <see cref="Failure"/> says whether
/// flags could not be evaluated. The first read of a flag captures the event <c>$feature_flag_called</c>, which
/// experiments count; reading payloads does not.
/// </remarks>
public sealed partial class FeatureFlagEvaluations
{
    private const byte IsRead = 1;
    private const byte IsRecorded = 2;

    private readonly FlagIndex _index;
    private readonly FeatureFlag?[] _flags;
    private readonly byte[] _reads;
    private readonly EvaluationMetadata _metadata;
    private readonly bool _isFiltered;

    internal FeatureFlagEvaluations(
        EvaluationMetadata metadata,
        FlagIndex index,
        FeatureFlag?[] flags
    )
        : this(metadata, index, flags, new byte[flags.Length], isFiltered: false) { }

    private FeatureFlagEvaluations(
        EvaluationMetadata metadata,
        FlagIndex index,
        FeatureFlag?[] flags,
        byte[] reads,
        bool isFiltered
    )
    {
        _metadata = metadata;
        _index = index;
        _flags = flags;
        _reads = reads;
        _isFiltered = isFiltered;
    }

    /// <summary>The distinct id of the person; empty if there was none.</summary>
    public string DistinctId => _metadata.DistinctId;

    /// <summary>
    /// Why flags may be missing: the server could not be reached, refused the request, or could not compute all flags;
    /// null if missing flags do not exist.
    /// </summary>
    public PostHogFailure? Failure => _metadata.Failure;

    /// <summary>
    /// The properties that were not used, by path, such as <c>person_properties.bio</c> or
    /// <c>group_properties.company.notes</c>, each with the reason: the value is too large, never ends, or cannot be
    /// represented in JSON. Empty if all were used.
    /// </summary>
    public IReadOnlyDictionary<string, string> OmittedProperties => _metadata.OmittedProperties;

    /// <summary>
    /// The keys of the flags, in no particular order. Reading the keys does not count as reading the flags.
    /// </summary>
    public IReadOnlyCollection<string> Keys =>
        [.. _flags.Where(flag => flag is not null).Select(flag => flag!.Key)];

    /// <summary>Returns whether a flag is on. The first read captures the event <c>$feature_flag_called</c>.</summary>
    /// <param name="key">The flag.</param>
    /// <param name="defaultValue">What to return if the flag is missing; a flag that is off returns false
    /// regardless.</param>
    public bool IsEnabled(string key, bool defaultValue = false) =>
        GetFlag(key) is { } flag ? flag.IsEnabled : defaultValue;

    /// <summary>
    /// Returns a flag with its value, variant, payload and reason. The first read captures the event
    /// <c>$feature_flag_called</c>.
    /// </summary>
    /// <param name="key">The flag.</param>
    /// <returns>The flag; null if it is missing, see <see cref="Failure"/>.</returns>
    public FeatureFlag? GetFlag(string key)
    {
        var index = _index.Find(key);
        if (index < 0 || _flags[index] is not { } flag)
        {
            NoteMissing(key);
            return null;
        }

        if (_reads[index] != (IsRead | IsRecorded))
        {
            Note(index, flag);
        }

        return flag;
    }

    /// <summary>Returns the payload of a flag as an object. Does not count as reading the flag.</summary>
    /// <typeparam name="T">The type to read; see <see cref="FeatureFlag.GetPayload{T}(T)"/>.</typeparam>
    /// <param name="key">The flag.</param>
    /// <param name="fallback">What to return if the flag or its payload is missing, or does not fit the type.</param>
    public T? GetPayload<T>(string key, T? fallback = default) =>
        Find(key) is { } flag ? flag.GetPayload(fallback) : fallback;

    /// <summary>
    /// Returns the payload of a flag as JSON text; null if the flag or its payload is missing. Does not count as
    /// reading the flag.
    /// </summary>
    /// <param name="key">The flag.</param>
    public string? GetPayloadJson(string key) => Find(key)?.PayloadJson;

    /// <summary>
    /// Returns only the given flags, for example for <see cref="PostHogEvent.Flags"/>. Keys that are not in the
    /// snapshot are left out, with a warning in the log.
    /// </summary>
    /// <param name="keys">The flags to keep.</param>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> is null.</exception>
    public FeatureFlagEvaluations Only(params string[] keys)
    {
        if (keys is null)
        {
            throw new ArgumentNullException(nameof(keys));
        }

        var kept = new FeatureFlag?[_flags.Length];
        foreach (var key in keys)
        {
            var index = _index.Find(key);
            if (index < 0 || _flags[index] is null)
            {
                _metadata.OnUnknownKey?.Invoke(key);
            }
            else
            {
                kept[index] = _flags[index];
            }
        }

        return Filtered(kept);
    }

    /// <summary>
    /// Returns the flags whose definition names one of the given runtimes, for example to pass them on to a browser. This
    /// needs local evaluation: a flag whose definition is not loaded, or names no runtime, is left out. Sends no request and
    /// does not count as reading.
    /// </summary>
    /// <param name="runtimes">
    /// The runtimes as named in PostHog: <c>server</c>, <c>client</c>, <c>all</c>. A flag for <c>all</c> is kept only if
    /// <c>all</c> is given.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="runtimes"/> is null.</exception>
    public FeatureFlagEvaluations OnlyRuntime(params string[] runtimes)
    {
        if (runtimes is null)
        {
            throw new ArgumentNullException(nameof(runtimes));
        }

        return Filtered(
            Array.ConvertAll(
                _flags,
                flag => flag is not null && IsOfRuntime(flag, runtimes) ? flag : null
            )
        );
    }

    /// <summary>
    /// Returns the flags that have been read by <see cref="IsEnabled"/> or <see cref="GetFlag"/>; none if none has been
    /// read.
    /// </summary>
    public FeatureFlagEvaluations OnlyAccessed()
    {
        var kept = new FeatureFlag?[_flags.Length];
        for (var index = 0; index < kept.Length; index++)
        {
            kept[index] = _reads[index] == 0 ? null : _flags[index];
        }

        return Filtered(kept);
    }

    /// <summary>
    /// Returns the flags with their values on one line, why others may be missing, and which properties were not used. Does not count as reading them.
    /// </summary>
    public override string ToString()
    {
        var flags = string.Join(
            ", ",
            All().OrderBy(flag => flag.Key, StringComparer.Ordinal).Select(flag => flag.ToString())
        );
        flags = flags.Length == 0 ? "no flags" : flags;
        flags = Failure is null ? flags : $"{flags}; {Failure}";
        return OmittedProperties.Count == 0
            ? flags
            : $"{flags}; evaluated without {string.Join(", ", OmittedProperties.Keys)}";
    }

    private bool IsOfRuntime(FeatureFlag flag, string[] runtimes) =>
        _metadata.RuntimeOf?.Invoke(flag.Key) is { } runtime
        && runtimes.Contains(runtime, StringComparer.Ordinal);

    private FeatureFlagEvaluations Filtered(FeatureFlag?[] kept) =>
        new(_metadata, _index, kept, (byte[])_reads.Clone(), isFiltered: true);

    // Two threads may run this at once: both set the same mark, and the tracker records the read once.
    private void Note(int index, FeatureFlag flag)
    {
        // While there is no client yet, the read may still be recorded later.
        var isRecorded =
            flag.Source == FeatureFlagSource.Override
            || (_metadata.Tracker?.Record(_metadata, flag.Key, flag) ?? !_metadata.IsDetached);
        _reads[index] = isRecorded ? (byte)(IsRead | IsRecorded) : IsRead;
    }

    // Reading a flag that was filtered out is not a mistake.
    private void NoteMissing(string key)
    {
        if (!_isFiltered && !string.IsNullOrWhiteSpace(key))
        {
            _metadata.Tracker?.Record(_metadata, key, flag: null);
        }
    }
}
