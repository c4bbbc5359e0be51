using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PostHog.Trimming.Program;

/// <summary>A dictionary of one entry, which has no interface that is not generic.</summary>
internal sealed class OnlyReadable<TKey, TValue>(TKey key, TValue value)
    : IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
{
    public IEnumerable<TKey> Keys => [key];

    public IEnumerable<TValue> Values => [value];

    public int Count => 1;

    public TValue this[TKey asked] => value;

    public bool ContainsKey(TKey asked) => key.Equals(asked);

    public bool TryGetValue(TKey asked, [MaybeNullWhen(false)] out TValue found)
    {
        found = value;
        return ContainsKey(asked);
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        yield return new(key, value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
