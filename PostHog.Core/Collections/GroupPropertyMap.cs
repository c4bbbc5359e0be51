using System.Collections;

namespace PostHog.Collections;

/// <summary>
/// The properties of groups, by group type. Getting a missing type adds it, so that nested initialisers work.
/// </summary>
internal sealed class GroupPropertyMap : IDictionary<string, IDictionary<string, object?>>
{
    private readonly Dictionary<string, IDictionary<string, object?>> _types = new(
        StringComparer.Ordinal
    );

    /// <summary>Creates a copy, including the properties of each group.</summary>
    public static GroupPropertyMap Of(
        IEnumerable<KeyValuePair<string, IDictionary<string, object?>>>? types
    )
    {
        var map = new GroupPropertyMap();
        foreach (var type in types ?? throw new ArgumentNullException(nameof(types)))
        {
            map[type.Key] = new Dictionary<string, object?>(type.Value, StringComparer.Ordinal);
        }

        return map;
    }

    /// <summary>The properties by group type, for reading.</summary>
    public Dictionary<string, IDictionary<string, object?>> Types => _types;

    public ICollection<string> Keys => _types.Keys;

    public ICollection<IDictionary<string, object?>> Values => _types.Values;

    public int Count => _types.Count;

    public bool IsReadOnly => false;

    public IDictionary<string, object?> this[string key]
    {
        get
        {
            if (!_types.TryGetValue(key, out var properties))
            {
                properties = new Dictionary<string, object?>(StringComparer.Ordinal);
                _types.Add(key, properties);
            }

            return properties;
        }
        set => _types[key] = value;
    }

    public void Add(string key, IDictionary<string, object?> value) => _types.Add(key, value);

    public void Add(KeyValuePair<string, IDictionary<string, object?>> item) =>
        _types.Add(item.Key, item.Value);

    public bool ContainsKey(string key) => _types.ContainsKey(key);

    public bool Contains(KeyValuePair<string, IDictionary<string, object?>> item) =>
        _types.Contains(item);

    public bool TryGetValue(string key, out IDictionary<string, object?> value) =>
        _types.TryGetValue(key, out value!);

    public bool Remove(string key) => _types.Remove(key);

    public bool Remove(KeyValuePair<string, IDictionary<string, object?>> item) =>
        _types.Contains(item) && _types.Remove(item.Key);

    public void Clear() => _types.Clear();

    public void CopyTo(
        KeyValuePair<string, IDictionary<string, object?>>[] array,
        int arrayIndex
    ) => ((IDictionary<string, IDictionary<string, object?>>)_types).CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, IDictionary<string, object?>>> GetEnumerator() =>
        _types.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
