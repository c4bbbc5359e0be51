using PostHog.Flags.Definitions;

namespace PostHog.Flags.Compilation;

/// <summary>Compares what filters test: two are equal if they make the same test of the same property.</summary>
internal sealed class TestComparer : IEqualityComparer<FilterDefinition>
{
    public static readonly TestComparer Instance = new();

    private TestComparer() { }

    public bool Equals(FilterDefinition? x, FilterDefinition? y) =>
        x is null || y is null
            ? ReferenceEquals(x, y)
            : string.Equals(x.Key, y.Key, StringComparison.Ordinal)
                && string.Equals(x.Operator, y.Operator, StringComparison.Ordinal)
                && AreEqual(x.Value, y.Value);

    public int GetHashCode(FilterDefinition obj)
    {
        unchecked
        {
            var hash = HashOf(obj.Value);
            hash = (hash * 31) + HashOf(obj.Key);
            return (hash * 31) + HashOf(obj.Operator);
        }
    }

    // Numbers of different types are different texts for the server. Objects, which no operator reads, never are equal.
    private static bool AreEqual(object? one, object? other)
    {
        if (one is not object?[] array)
        {
            return one is null ? other is null : one.Equals(other);
        }

        if (other is not object?[] { } others || others.Length != array.Length)
        {
            return false;
        }

        for (var index = 0; index < array.Length; index++)
        {
            if (!AreEqual(array[index], others[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static int HashOf(object? value) =>
        value switch
        {
            null => 0,
            string text => StringComparer.Ordinal.GetHashCode(text),
            object?[] { Length: > 0 } array => unchecked(
                (array.Length * 31) + HashOf(array[0]) + (17 * HashOf(array[array.Length - 1]))
            ),
            object?[] => 1,
            _ => value.GetHashCode(),
        };
}
