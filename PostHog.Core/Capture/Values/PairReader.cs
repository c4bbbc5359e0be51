using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>Reads the elements of sequences of pairs, such as <see cref="KeyValuePair{TKey, TValue}"/>.</summary>
internal static class PairReader
{
    /// <summary>Whether the elements of a sequence can be pairs, as far as its type shows.</summary>
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2075",
        Justification = "An interface that the program does not keep leaves the elements unknown."
    )]
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

        return TryReadKnown(element, ref key, ref value)
            || (ObjectReflection.IsSupported && TryReadAny(element, ref key, ref value));
    }

    // The usual pairs, which need no reflection.
    private static bool TryReadKnown(object? element, ref object? key, ref object? value)
    {
        switch (element)
        {
            case KeyValuePair<string, object?> pair:
                (key, value) = (pair.Key, pair.Value);
                return true;
            case KeyValuePair<string, string> pair:
                (key, value) = (pair.Key, pair.Value);
                return true;
            default:
                return false;
        }
    }

    [RequiresUnreferencedCode(ObjectReflection.Reason)]
    private static bool TryReadAny(object? element, ref object? key, ref object? value)
    {
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
