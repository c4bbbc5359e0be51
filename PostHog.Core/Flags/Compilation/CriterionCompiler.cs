using System.Globalization;
using PostHog.Flags.Criteria;
using PostHog.Flags.Definitions;
using PostHog.Flags.Matching;

namespace PostHog.Flags.Compilation;

// Facts: filter-property-source, properties-initial-fill, properties-os-alias, cohort-operators, dependency-operator,
// dependency-variant-value.
/// <summary>Compiles the filters of conditions and the leaves of cohorts to criteria.</summary>
internal sealed class CriterionCompiler(
    CriterionTable table,
    IReadOnlyDictionary<int, string> groupTypes
)
{
    private readonly Dictionary<string, Criterion> _cohorts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public CriterionTable Table => table;

    /// <summary>Adds a compiled cohort that filters refer to by its id. Its dependencies must be added first.</summary>
    public void Add(string cohort, Criterion criterion, bool isBroken)
    {
        _cohorts.Add(cohort, criterion);
        if (isBroken)
        {
            _broken.Add(cohort);
        }
    }

    /// <summary>
    /// Whether a cohort is missing in the definitions or depends on itself, or depends on a cohort like that.
    /// </summary>
    public bool IsBroken(string cohort) =>
        !_cohorts.ContainsKey(cohort) || _broken.Contains(cohort);

    /// <summary>
    /// Whether a filter refers to a broken cohort. The server gives up the whole flag when it reaches the filter.
    /// </summary>
    public bool IsBroken(FilterDefinition filter) =>
        filter is { Type: "cohort", Operator: null or "in" or "not_in" }
        && CohortId(filter) is { } id
        && IsBroken(id);

    /// <summary>
    /// Returns the criterion of a filter of a condition. The <c>negation</c> in the definitions does not apply here.
    /// </summary>
    public Criterion OfCondition(
        FilterDefinition filter,
        Aggregation aggregation,
        Func<FilterDefinition, Criterion> dependency
    ) =>
        filter.Type switch
        {
            "cohort" => Cohort(filter),
            "flag" => dependency(filter),
            "group" => Group(filter, filter.GroupIndex ?? aggregation.Group),
            "person" => table.Person(filter),
            null when aggregation.Group is null => table.Person(filter),
            _ => Inconclusive(filter),
        };

    /// <summary>Returns the criterion of a leaf of a cohort, negated if the definitions say so.</summary>
    public Criterion OfLeaf(FilterDefinition leaf)
    {
        var criterion = leaf.Type switch
        {
            "cohort" => Cohort(leaf),
            "person" => table.Person(leaf),
            _ => Inconclusive(leaf),
        };
        return leaf.IsNegated ? table.Not(criterion) : criterion;
    }

    /// <summary>Returns the id of the cohort that a filter refers to.</summary>
    public static string? CohortId(FilterDefinition filter) =>
        filter.Value switch
        {
            long id => id.ToString(CultureInfo.InvariantCulture),
            string id => id,
            _ => null,
        };

    private Criterion Cohort(FilterDefinition filter)
    {
        if (filter.Operator is not (null or "in" or "not_in"))
        {
            return table.Fixed(Match.No);
        }

        if (CohortId(filter) is not { } id || !_cohorts.TryGetValue(id, out var cohort))
        {
            return table.Inconclusive("a cohort is static, or not part of the definitions");
        }

        return filter.Operator == "not_in" ? table.Not(cohort) : cohort;
    }

    private Criterion Group(FilterDefinition filter, int? index) =>
        index is { } known && groupTypes.TryGetValue(known, out var type)
            ? table.Group(filter, type)
            : table.Inconclusive("a filter names a group type that is not part of the definitions");

    private Criterion Inconclusive(FilterDefinition filter) =>
        table.Inconclusive(
            $"a filter has the type {filter.Type ?? "(none)"}, which is not understood"
        );
}
