using System.Collections;

namespace PostHog.TestKit;

/// <summary>A dictionary whose members all throw.</summary>
public sealed class BrokenMap<T> : IDictionary<string, T>
{
    public ICollection<string> Keys => throw Fault();

    public ICollection<T> Values => throw Fault();

    public int Count => throw Fault();

    public bool IsReadOnly => throw Fault();

    public T this[string key]
    {
        get => throw Fault();
        set => throw Fault();
    }

    public void Add(string key, T value) => throw Fault();

    public void Add(KeyValuePair<string, T> item) => throw Fault();

    public bool ContainsKey(string key) => throw Fault();

    public bool Contains(KeyValuePair<string, T> item) => throw Fault();

    public bool TryGetValue(string key, out T value) => throw Fault();

    public bool Remove(string key) => throw Fault();

    public bool Remove(KeyValuePair<string, T> item) => throw Fault();

    public void Clear() => throw Fault();

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => throw Fault();

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => throw Fault();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static InvalidOperationException Fault() => new("This dictionary is broken.");
}
