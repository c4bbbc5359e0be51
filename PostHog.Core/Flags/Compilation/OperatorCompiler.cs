using Newtonsoft.Json.Linq;
using PostHog.Flags.Evaluation.Matching;
using PostHog.Flags.Evaluation.Operators;

namespace PostHog.Flags.Compilation;

/// <summary>
/// Makes tests of operators and operands. A filter the server fails at matches nobody, and is a test that says so; one that
/// is not understood here is no test.
/// </summary>
internal sealed class OperatorCompiler(bool matchesExplicitly, TimeZoneInfo? zone)
{
    private static readonly PresenceTest Always = new(answer: true);
    private static readonly PresenceTest Never = new(answer: false);

    private static readonly Dictionary<string, Func<OperatorCompiler, JToken, ValueTest?>> Known =
        new(StringComparer.Ordinal)
        {
            ["exact"] = static (all, value) => all.Equal(value, isNegated: false),
            ["is_not"] = static (all, value) => all.Equal(value, isNegated: true),
            ["icontains"] = static (_, value) => Part(value, TextPlace.Anywhere, isNegated: false),
            ["not_icontains"] = static (_, value) =>
                Part(value, TextPlace.Anywhere, isNegated: true),
            ["icontains_multi"] = static (_, value) => Parts(value, isNegated: false),
            ["not_icontains_multi"] = static (_, value) => Parts(value, isNegated: true),
            ["starts_with"] = static (_, value) => Part(value, TextPlace.Start, isNegated: false),
            ["not_starts_with"] = static (_, value) =>
                Part(value, TextPlace.Start, isNegated: true),
            ["ends_with"] = static (_, value) => Part(value, TextPlace.End, isNegated: false),
            ["not_ends_with"] = static (_, value) => Part(value, TextPlace.End, isNegated: true),
            ["regex"] = static (_, value) => Regex(value, isNegated: false),
            ["not_regex"] = static (_, value) => Regex(value, isNegated: true),
            ["gt"] = static (_, value) => Number(value, Order.Above),
            ["gte"] = static (_, value) => Number(value, Order.AtLeast),
            ["lt"] = static (_, value) => Number(value, Order.Below),
            ["lte"] = static (_, value) => Number(value, Order.AtMost),
            ["between"] = static (_, value) => Between(value, isNegated: false),
            ["not_between"] = static (_, value) => Between(value, isNegated: true),
            ["is_date_before"] = static (all, value) => all.Date(value, DateRelation.Before),
            ["is_date_after"] = static (all, value) => all.Date(value, DateRelation.After),
            ["is_date_exact"] = static (all, value) => all.Date(value, DateRelation.Exact),
            ["semver_eq"] = static (_, value) => Version(value, Order.Equal),
            ["semver_neq"] = static (_, value) => Version(value, Order.NotEqual),
            ["semver_gt"] = static (_, value) => Version(value, Order.Above),
            ["semver_gte"] = static (_, value) => Version(value, Order.AtLeast),
            ["semver_lt"] = static (_, value) => Version(value, Order.Below),
            ["semver_lte"] = static (_, value) => Version(value, Order.AtMost),
            ["semver_tilde"] = static (_, value) => Range(value, VersionRange.Tilde),
            ["semver_caret"] = static (_, value) => Range(value, VersionRange.Caret),
            ["semver_wildcard"] = static (_, value) => Range(value, VersionRange.Wildcard),
            // Of cohorts and flags alone.
            ["in"] = static (_, _) => Never,
            ["not_in"] = static (_, _) => Never,
            ["flag_evaluates_to"] = static (_, _) => Never,
        };

    /// <summary>The test; null when the operator or its operand is not understood here.</summary>
    public ValueTest? Compile(string? name, JToken? value) =>
        name switch
        {
            "is_set" => Always,
            "is_not_set" => Never,
            _ when !Known.TryGetValue(name ?? "exact", out var make) => null,
            _ => value is null ? Never : Known[name ?? "exact"](this, value),
        };

    private ValueTest? Equal(JToken value, bool isNegated)
    {
        // An empty list is compared by truth in both versions.
        var comparesTruth =
            value is JArray { Count: 0 } || (!matchesExplicitly && FilterValue.IsBoolean(value));
        return comparesTruth ? new TruthTest(FilterValue.IsTrue(value), isNegated)
            : FilterValue.TextsOf(value) is { } texts ? new EqualTest(texts, isNegated)
            : null;
    }

    private static PartTest? Part(JToken value, TextPlace place, bool isNegated) =>
        FilterValue.TextOf(value) is { } text ? new PartTest([text], place, isNegated) : null;

    private static PartTest? Parts(JToken value, bool isNegated) =>
        FilterValue.TextsOf(value) is { } texts
            ? new PartTest(texts, TextPlace.Anywhere, isNegated)
            : null;

    private static ValueTest? Regex(JToken value, bool isNegated)
    {
        if (FilterValue.TextOf(value) is not { } text)
        {
            return null;
        }
        var pattern = new Pattern(text);
        return pattern.Kind switch
        {
            PatternKind.Usable => new PatternTest(pattern, isNegated),
            PatternKind.Invalid => Never,
            _ => null,
        };
    }

    private static ValueTest Number(JToken value, Order order) =>
        FilterValue.NumberOf(value) is { } operand ? new NumberTest(order, operand) : Never;

    private static ValueTest Between(JToken value, bool isNegated) =>
        value is JArray { Count: 2 } bounds
        && FilterValue.NumberOf(bounds[0]) is { } low
        && FilterValue.NumberOf(bounds[1]) is { } high
        && low <= high
            ? new BetweenTest(low, high, isNegated)
            : Never;

    private ValueTest Date(JToken value, DateRelation relation) =>
        value is JValue { Value: string text }
            ? new DateTest(relation, FlagDate.OfFilter(text), zone)
            : Never;

    private static ValueTest? Version(JToken value, Order order) =>
        FilterValue.TextOf(value) is not { } text ? null
        : SemanticVersion.TryParse(text, out var operand) ? new VersionTest(order, operand)
        : Never;

    private static VersionRangeTest? Range(JToken value, Func<string, VersionRange> read) =>
        FilterValue.TextOf(value) is { } text ? new VersionRangeTest(read(text)) : null;
}
