using PostHog.Flags.Definitions;

namespace PostHog.Flags.Compilation;

/// <summary>What a criterion tests: equal keys stand for equal tests of equal properties.</summary>
/// <param name="filter">The filter.</param>
/// <param name="groupType">The type of the group whose property is tested; null for the person.</param>
internal readonly struct CriterionKey(FilterDefinition filter, string? groupType)
    : IEquatable<CriterionKey>
{
    private readonly FilterDefinition _filter = filter;
    private readonly string? _groupType = groupType;

    public bool Equals(CriterionKey other) =>
        string.Equals(_filter.Key, other._filter.Key, StringComparison.Ordinal)
        && string.Equals(_filter.Operator, other._filter.Operator, StringComparison.Ordinal)
        && string.Equals(_groupType, other._groupType, StringComparison.Ordinal)
        && AreEqual(_filter.Value, other._filter.Value);

    public override bool Equals(object? obj) => obj is CriterionKey other && Equals(other);

    public override int GetHashCode()
    {
        unchecked
        {
            var hash = HashOf(_filter.Value);
            hash = (hash * 31) + HashOf(_filter.Key);
            hash = (hash * 31) + HashOf(_filter.Operator);
            return (hash * 31) + HashOf(_groupType);
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
