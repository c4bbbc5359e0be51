using System.Globalization;
using Newtonsoft.Json.Linq;
using PostHog.Flags.Criteria;
using PostHog.Flags.Definitions;
using PostHog.Flags.Matching;

namespace PostHog.Flags.Compilation;

// Facts: filter-property-source, properties-initial-fill, properties-os-alias, cohort-operators, dependency-operator,
// dependency-variant-value.
/// <summary>Makes criteria of the filters of conditions and of the leaves of cohorts.</summary>
internal sealed class CriterionCompiler(
    CriterionTable table,
    IReadOnlyDictionary<int, string> groupTypes
)
{
    private readonly Dictionary<string, Criterion> _cohorts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public CriterionTable Table => table;

    /// <summary>Makes known a cohort that filters ask for by its id; those it rests upon come before it.</summary>
    public void Add(string cohort, Criterion criterion, bool isBroken)
    {
        _cohorts.Add(cohort, criterion);
        if (isBroken)
        {
            _broken.Add(cohort);
        }
    }

    /// <summary>Whether a cohort is missing in the definitions, rests upon itself, or rests upon such a cohort.</summary>
    public bool IsBroken(string cohort) =>
        !_cohorts.ContainsKey(cohort) || _broken.Contains(cohort);

    /// <summary>Whether a filter asks for such a cohort: the server gives the whole flag up when it gets there.</summary>
    public bool IsBroken(FilterDefinition filter) =>
        filter is { Type: "cohort", Operator: null or "in" or "not_in" }
        && CohortId(filter) is { } id
        && IsBroken(id);

    /// <summary>The criterion of a condition's filter, for which the negation of the feed says nothing.</summary>
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

    /// <summary>The criterion of a cohort's leaf, turned around where the feed says so.</summary>
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

    /// <summary>The id of the cohort a filter asks for.</summary>
    public static string? CohortId(FilterDefinition filter) =>
        filter.Value switch
        {
            JValue { Value: long id } => id.ToString(CultureInfo.InvariantCulture),
            JValue { Value: string id } => id,
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
