using PostHog.Flags.Criteria;
using PostHog.Flags.Definitions;
using PostHog.Flags.Matching;

namespace PostHog.Flags.Compilation;

/// <summary>The criteria of one set of definitions. Equal tests of equal properties share one criterion.</summary>
internal sealed class CriterionTable(OperatorCompiler operators)
{
    private readonly Dictionary<FilterDefinition, Criterion> _ofPerson = new(TestComparer.Instance);

    // By the type of the group.
    private readonly Dictionary<string, Dictionary<FilterDefinition, Criterion>> _ofGroup = new(
        StringComparer.Ordinal
    );

    /// <summary>The number of criteria made.</summary>
    public int Count { get; private set; }

    public Criterion Person(FilterDefinition filter) => Test(filter, groupType: null, _ofPerson);

    public Criterion Group(FilterDefinition filter, string groupType)
    {
        if (!_ofGroup.TryGetValue(groupType, out var tests))
        {
            tests = new(TestComparer.Instance);
            _ofGroup.Add(groupType, tests);
        }

        return Test(filter, groupType, tests);
    }

    /// <summary>Adds a criterion that the definitions alone decide.</summary>
    public Criterion Fixed(Match match) => new ConstantCriterion(Count++, match);

    /// <summary>Adds a criterion that is inconclusive for everybody because of the definitions.</summary>
    public Criterion Inconclusive(string reason) =>
        new ConstantCriterion(Count++, Match.Inconclusive) { Reason = reason };

    public Criterion Not(Criterion inner) => new NegatedCriterion(Count++, inner);

    public Criterion Group(Criterion[] parts, bool needsAll) =>
        new CombinedCriterion(Count++, parts, needsAll);

    private Criterion Test(
        FilterDefinition filter,
        string? groupType,
        Dictionary<FilterDefinition, Criterion> tests
    )
    {
        if (!tests.TryGetValue(filter, out var criterion))
        {
            criterion = MakeTest(filter, groupType);
            tests.Add(filter, criterion);
        }

        return criterion;
    }

    private Criterion MakeTest(FilterDefinition filter, string? groupType)
    {
        if (operators.Compile(filter.Operator, filter.Value) is not { } test)
        {
            return Inconclusive(
                $"the operator {filter.Operator ?? "exact"} with its value is not understood"
            );
        }

        return groupType is null
            ? new PersonPropertyCriterion(Count++, filter.Key, test)
            : new GroupPropertyCriterion(Count++, groupType, filter.Key, test);
    }
}
