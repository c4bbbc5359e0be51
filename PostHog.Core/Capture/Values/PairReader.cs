using System.Collections;

namespace PostHog.Capture.Values;

/// <summary>Reads the elements of sequences of pairs, such as <see cref="KeyValuePair{TKey, TValue}"/>.</summary>
internal static class PairReader
{
    /// <summary>Whether the elements of a sequence can be pairs, as far as its type shows.</summary>
    public static bool Fits(IEnumerable sequence) =>
        Array.TrueForAll(
            sequence.GetType().GetInterfaces(),
            known =>
                !known.IsGenericType
                || known.GetGenericTypeDefinition() != typeof(IEnumerable<>)
                || IsPairOrUnknown(known.GetGenericArguments()[0])
        );

    /// <summary>Reads one element; false if it is not a pair.</summary>
    public static bool TryRead(object? element, out object? key, out object? value)
    {
        (key, value) = (null, null);
        if (element is DictionaryEntry entry)
        {
            (key, value) = (entry.Key, entry.Value);
            return true;
        }

        if (element?.GetType() is not { } type || !IsGenericPair(type))
        {
            return false;
        }

        key = type.GetProperty("Key")!.GetValue(element);
        value = type.GetProperty("Value")!.GetValue(element);
        return true;
    }

    private static bool IsPairOrUnknown(Type type) =>
        type == typeof(object) || type == typeof(DictionaryEntry) || IsGenericPair(type);

    private static bool IsGenericPair(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
