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

        if (TryReadKnown(element, out var name, out value))
        {
            key = name;
            return true;
        }

        return ObjectReflection.IsSupported && TryReadAny(element, ref key, ref value);
    }

    /// <summary>
    /// Reads one of the usual pairs, a text with a scalar or an object, without reflection; false if it is another.
    /// </summary>
    public static bool TryReadKnown(object? element, out string? name, out object? value)
    {
        var known = OfNumber(element) ?? OfOther(element);
        (name, value) = known ?? default;
        return known is not null;
    }

    private static (string? Name, object? Value)? OfNumber(object? element) =>
        element switch
        {
            KeyValuePair<string, int> pair => (pair.Key, pair.Value),
            KeyValuePair<string, long> pair => (pair.Key, pair.Value),
            KeyValuePair<string, double> pair => (pair.Key, pair.Value),
            KeyValuePair<string, decimal> pair => (pair.Key, pair.Value),
            KeyValuePair<string, float> pair => (pair.Key, pair.Value),
            KeyValuePair<string, byte> pair => (pair.Key, pair.Value),
            KeyValuePair<string, short> pair => (pair.Key, pair.Value),
            KeyValuePair<string, uint> pair => (pair.Key, pair.Value),
            KeyValuePair<string, ulong> pair => (pair.Key, pair.Value),
            _ => null,
        };

    private static (string? Name, object? Value)? OfOther(object? element) =>
        element switch
        {
            KeyValuePair<string, object?> pair => (pair.Key, pair.Value),
            KeyValuePair<string, string?> pair => (pair.Key, pair.Value),
            KeyValuePair<string, bool> pair => (pair.Key, pair.Value),
            KeyValuePair<string, DateTime> pair => (pair.Key, pair.Value),
            KeyValuePair<string, DateTimeOffset> pair => (pair.Key, pair.Value),
            KeyValuePair<string, Guid> pair => (pair.Key, pair.Value),
            _ => null,
        };

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
