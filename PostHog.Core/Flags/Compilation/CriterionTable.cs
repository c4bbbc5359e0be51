using System.Globalization;
using PostHog.Flags.Criteria;
using PostHog.Flags.Definitions;
using PostHog.Flags.Matching;
using PostHog.Wire.Json;

namespace PostHog.Flags.Compilation;

/// <summary>The criteria of one set of definitions. Equal tests of equal properties share one criterion.</summary>
internal sealed class CriterionTable(OperatorCompiler operators)
{
    private readonly List<Criterion> _all = [];
    private readonly Dictionary<string, Criterion> _tests = new(StringComparer.Ordinal);

    public int Count => _all.Count;

    public Criterion Person(FilterDefinition filter) => Test(filter, groupType: null);

    public Criterion Group(FilterDefinition filter, string groupType) => Test(filter, groupType);

    /// <summary>Adds a criterion that the definitions alone decide.</summary>
    public Criterion Fixed(Match match) => Add(index => new ConstantCriterion(index, match));

    /// <summary>Adds a criterion that is inconclusive for everybody because of the definitions.</summary>
    public Criterion Inconclusive(string reason) =>
        Add(index => new ConstantCriterion(index, Match.Inconclusive) { Reason = reason });

    public Criterion Not(Criterion inner) => Add(index => new NegatedCriterion(index, inner));

    public Criterion Group(Criterion[] parts, bool needsAll) =>
        Add(index => new CombinedCriterion(index, parts, needsAll));

    private Criterion Test(FilterDefinition filter, string? groupType)
    {
        var id = string.Concat([
            Sized(groupType),
            Sized(filter.Key),
            Sized(filter.Operator),
            Written(filter.Value),
        ]);
        if (!_tests.TryGetValue(id, out var criterion))
        {
            criterion = MakeTest(filter, groupType);
            _tests.Add(id, criterion);
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
            ? Add(index => new PersonPropertyCriterion(index, filter.Key, test))
            : Add(index => new GroupPropertyCriterion(index, groupType, filter.Key, test));
    }

    private Criterion Add(Func<int, Criterion> make)
    {
        var criterion = make(_all.Count);
        _all.Add(criterion);
        return criterion;
    }

    // The length prefix keeps the strings apart.
    private static string Sized(string? text) =>
        text is null ? "-" : text.Length.ToString(CultureInfo.InvariantCulture) + ":" + text;

    private static string Written(object? value) => value is null ? "" : JsonTree.ToJson(value);
}
