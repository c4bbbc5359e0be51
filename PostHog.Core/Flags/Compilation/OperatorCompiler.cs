using PostHog.Flags.Criteria.Operators;
using PostHog.Flags.Matching.Dates;
using PostHog.Flags.Matching.Patterns;
using PostHog.Flags.Matching.Versions;

namespace PostHog.Flags.Compilation;

// Facts: match-errors-are-no-match, missing-filter-value, missing-operator, exact-legacy-truth, exact-texts,
// property-matching-version, icontains-multi, between, presence, unknown-operators, in-on-wrong-filter, regex-invalid,
// version-unreadable.
/// <summary>
/// Compiles an operator and its value to a matcher. A filter that makes the server fail becomes a matcher that never
/// matches; a filter that is not supported here becomes null.
/// </summary>
internal sealed class OperatorCompiler(bool matchesExplicitly, TimeZoneInfo? zone)
{
    private static readonly PresenceMatcher Always = new(answer: true);
    private static readonly PresenceMatcher Never = new(answer: false);
    private static readonly PresenceMatcher Missing = new(answer: false, matchesMissing: true);

    private static readonly Dictionary<
        string,
        Func<OperatorCompiler, object, ValueMatcher?>
    > Known = new(StringComparer.Ordinal)
    {
        ["exact"] = static (all, value) => all.Equal(value, isNegated: false),
        ["is_not"] = static (all, value) => all.Equal(value, isNegated: true),
        ["icontains"] = static (_, value) =>
            Part(value, SubstringPosition.Anywhere, isNegated: false),
        ["not_icontains"] = static (_, value) =>
            Part(value, SubstringPosition.Anywhere, isNegated: true),
        ["icontains_multi"] = static (_, value) => Parts(value, isNegated: false),
        ["not_icontains_multi"] = static (_, value) => Parts(value, isNegated: true),
        ["starts_with"] = static (_, value) =>
            Part(value, SubstringPosition.Start, isNegated: false),
        ["not_starts_with"] = static (_, value) =>
            Part(value, SubstringPosition.Start, isNegated: true),
        ["ends_with"] = static (_, value) => Part(value, SubstringPosition.End, isNegated: false),
        ["not_ends_with"] = static (_, value) =>
            Part(value, SubstringPosition.End, isNegated: true),
        ["regex"] = static (_, value) => Regex(value, isNegated: false),
        ["not_regex"] = static (_, value) => Regex(value, isNegated: true),
        ["gt"] = static (_, value) => Number(value, Comparison.Above),
        ["gte"] = static (_, value) => Number(value, Comparison.AtLeast),
        ["lt"] = static (_, value) => Number(value, Comparison.Below),
        ["lte"] = static (_, value) => Number(value, Comparison.AtMost),
        ["between"] = static (_, value) => Between(value, isNegated: false),
        ["not_between"] = static (_, value) => Between(value, isNegated: true),
        ["is_date_before"] = static (all, value) => all.Date(value, DateRelation.Before),
        ["is_date_after"] = static (all, value) => all.Date(value, DateRelation.After),
        ["is_date_exact"] = static (all, value) => all.Date(value, DateRelation.Exact),
        ["semver_eq"] = static (_, value) => Version(value, Comparison.Equal),
        ["semver_neq"] = static (_, value) => Version(value, Comparison.NotEqual),
        ["semver_gt"] = static (_, value) => Version(value, Comparison.Above),
        ["semver_gte"] = static (_, value) => Version(value, Comparison.AtLeast),
        ["semver_lt"] = static (_, value) => Version(value, Comparison.Below),
        ["semver_lte"] = static (_, value) => Version(value, Comparison.AtMost),
        ["semver_tilde"] = static (_, value) => Range(value, VersionRange.Tilde),
        ["semver_caret"] = static (_, value) => Range(value, VersionRange.Caret),
        ["semver_wildcard"] = static (_, value) => Range(value, VersionRange.Wildcard),
        // These operators apply only to cohorts and flags.
        ["in"] = static (_, _) => Never,
        ["not_in"] = static (_, _) => Never,
        ["flag_evaluates_to"] = static (_, _) => Never,
    };

    /// <summary>Returns the matcher; null if the operator or its value is not understood here.</summary>
    public ValueMatcher? Compile(string? name, object? value) =>
        name switch
        {
            "is_set" => Always,
            "is_not_set" => Missing,
            _ when !Known.TryGetValue(name ?? "exact", out var make) => null,
            _ => value is null ? Never : Known[name ?? "exact"](this, value),
        };

    private ValueMatcher? Equal(object value, bool isNegated)
    {
        // Both versions compare an empty list as a boolean.
        var comparesBooleans =
            value is object?[] { Length: 0 }
            || (!matchesExplicitly && FilterValue.IsBoolean(value));
        return comparesBooleans ? new BooleanMatcher(FilterValue.IsTrue(value), isNegated)
            : FilterValue.TextsOf(value) is { } texts ? new EqualityMatcher(texts, isNegated)
            : null;
    }

    private static SubstringMatcher? Part(
        object value,
        SubstringPosition position,
        bool isNegated
    ) =>
        FilterValue.TextOf(value) is { } text
            ? new SubstringMatcher([text], position, isNegated)
            : null;

    private static SubstringMatcher? Parts(object value, bool isNegated) =>
        FilterValue.TextsOf(value) is { } texts
            ? new SubstringMatcher(texts, SubstringPosition.Anywhere, isNegated)
            : null;

    private static ValueMatcher? Regex(object value, bool isNegated)
    {
        if (FilterValue.TextOf(value) is not { } text)
        {
            return null;
        }

        var pattern = new Pattern(text);
        return pattern.Kind switch
        {
            PatternKind.Usable => new RegexMatcher(pattern, isNegated),
            PatternKind.Invalid => Broken(isNegated),
            _ => null,
        };
    }

    private static ValueMatcher Number(object value, Comparison order) =>
        FilterValue.NumberOf(value) is { } operand ? new NumberMatcher(order, operand) : Never;

    private static ValueMatcher Between(object value, bool isNegated) =>
        value is object?[] { Length: 2 } bounds
        && FilterValue.NumberOf(bounds[0]) is { } low
        && FilterValue.NumberOf(bounds[1]) is { } high
        && low <= high
            ? new BetweenMatcher(low, high, isNegated)
            : Broken(isNegated);

    // The server looks whether the property exists before it looks at the value of the filter.
    private static PresenceMatcher Broken(bool isNegated) => isNegated ? Missing : Never;

    private ValueMatcher Date(object value, DateRelation relation) =>
        value is string text ? new DateMatcher(relation, FlagDate.OfFilter(text), zone) : Never;

    private static ValueMatcher? Version(object value, Comparison order) =>
        FilterValue.TextOf(value) is not { } text ? null
        : SemanticVersion.TryParse(text, out var operand) ? new VersionMatcher(order, operand)
        : Never;

    private static VersionRangeMatcher? Range(object value, Func<string, VersionRange> read) =>
        FilterValue.TextOf(value) is { } text ? new VersionRangeMatcher(read(text)) : null;
}
