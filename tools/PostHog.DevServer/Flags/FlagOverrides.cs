using System.Collections.Immutable;

namespace PostHog.Development.Flags;

/// <summary>Values that replace those of the flags, for everybody or for one id. Immutable.</summary>
internal sealed class FlagOverrides
{
    private const int Most = 1_000;

    private readonly ImmutableDictionary<(string Key, string Id), FixedFlag> _values;

    private FlagOverrides(ImmutableDictionary<(string Key, string Id), FixedFlag> values) =>
        _values = values;

    public static FlagOverrides None { get; } =
        new(ImmutableDictionary<(string, string), FixedFlag>.Empty);

    public bool IsFull => _values.Count >= Most;

    /// <summary>All of them; the id is empty for everybody.</summary>
    public IEnumerable<(string Key, string Id, FixedFlag Value)> All =>
        _values.Select(one => (one.Key.Key, one.Key.Id, one.Value));

    /// <summary>The values of a flag for single ids, sorted by id.</summary>
    public IReadOnlyList<(string Id, FixedFlag Value)> ForIds(string key) =>
        [
            .. All.Where(one => one.Key == key && one.Id.Length > 0)
                .OrderBy(one => one.Id, StringComparer.Ordinal)
                .Select(one => (one.Id, one.Value)),
        ];

    /// <summary>The value of a flag for an id, or for everybody; null where nothing is replaced.</summary>
    public FixedFlag? Find(string key, string? id) =>
        id is { Length: > 0 } && _values.TryGetValue((key, id), out var own) ? own
        : _values.TryGetValue((key, ""), out var general) ? general
        : null;

    public FlagOverrides With(string key, string id, FixedFlag value) =>
        new(_values.SetItem((key, id), value));

    public FlagOverrides Without(string key, string id) => new(_values.Remove((key, id)));
}
