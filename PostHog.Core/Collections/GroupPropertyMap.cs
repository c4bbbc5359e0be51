using System.Collections;
using PostHog.Capture.Values;

namespace PostHog.Collections;

/// <summary>
/// The properties of groups, by group type. Getting a missing type returns properties that are added with their first
/// member, so that nested initialisers work and reading adds nothing.
/// </summary>
internal sealed class GroupPropertyMap : IDictionary<string, IDictionary<string, object?>>
{
    private readonly Dictionary<string, IDictionary<string, object?>> _types = new(
        StringComparer.Ordinal
    );

    // Types that were read while they were missing; null if none was.
    private Dictionary<string, IDictionary<string, object?>>? _missing;

    /// <summary>Creates a copy, including the properties of each group.</summary>
    public static GroupPropertyMap Of(
        IEnumerable<KeyValuePair<string, IDictionary<string, object?>>>? types
    )
    {
        var map = new GroupPropertyMap();
        foreach (var type in types ?? throw new ArgumentNullException(nameof(types)))
        {
            map[type.Key] = new Dictionary<string, object?>(
                Checked(type.Key, type.Value),
                StringComparer.Ordinal
            );
        }

        return map;
    }

    /// <summary>The properties by group type, for reading.</summary>
    public Dictionary<string, IDictionary<string, object?>> Types
    {
        get
        {
            if (_missing is null)
            {
                return _types;
            }

            // Several threads may evaluate flags with the same options.
            lock (_types)
            {
                foreach (var type in _missing.Where(one => one.Value.Count > 0).ToList())
                {
                    _types[type.Key] = type.Value;
                    _missing.Remove(type.Key);
                }
            }

            return _types;
        }
    }

    public ICollection<string> Keys => Types.Keys;

    public ICollection<IDictionary<string, object?>> Values => Types.Values;

    public int Count => Types.Count;

    public bool IsReadOnly => false;

    public IDictionary<string, object?> this[string key]
    {
        get => Types.TryGetValue(key, out var properties) ? properties : Missing(key);
        set
        {
            Types[key] = Checked(key, value);
            Forget(key);
        }
    }

    public void Add(string key, IDictionary<string, object?> value)
    {
        Types.Add(key, Checked(key, value));
        Forget(key);
    }

    public void Add(KeyValuePair<string, IDictionary<string, object?>> item) =>
        Add(item.Key, item.Value);

    public bool ContainsKey(string key) => Types.ContainsKey(key);

    public bool Contains(KeyValuePair<string, IDictionary<string, object?>> item) =>
        Types.Contains(item);

    public bool TryGetValue(string key, out IDictionary<string, object?> value) =>
        Types.TryGetValue(key, out value!);

    public bool Remove(string key)
    {
        var isRemoved = Types.Remove(key);
        Forget(key);
        return isRemoved;
    }

    public bool Remove(KeyValuePair<string, IDictionary<string, object?>> item) =>
        Contains(item) && Remove(item.Key);

    public void Clear()
    {
        _types.Clear();
        _missing = null;
    }

    public void CopyTo(
        KeyValuePair<string, IDictionary<string, object?>>[] array,
        int arrayIndex
    ) => ((IDictionary<string, IDictionary<string, object?>>)Types).CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, IDictionary<string, object?>>> GetEnumerator() =>
        Types.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IDictionary<string, object?> Missing(string key)
    {
        lock (_types)
        {
            _missing ??= new(StringComparer.Ordinal);
            if (!_missing.TryGetValue(key, out var properties))
            {
                properties = new Dictionary<string, object?>(StringComparer.Ordinal);
                _missing.Add(key, properties);
            }

            return properties;
        }
    }

    private void Forget(string key)
    {
        lock (_types)
        {
            _missing?.Remove(key);
        }
    }

    private static IDictionary<string, object?> Checked(
        string key,
        IDictionary<string, object?>? properties
    )
    {
        if (properties is null)
        {
            throw new ArgumentNullException(
                nameof(properties),
                $"The properties of the group type '{key}' are null. Remove the group type instead."
            );
        }

        NamedValues.Refuse(properties, nameof(properties));
        return properties;
    }
}
