using PostHog.Flags.Criteria;
using PostHog.Flags.Definitions;
using PostHog.Flags.Matching.Hashing;
using PostHog.Flags.Model;

namespace PostHog.Flags.Compilation;

// Facts: rollout-comparison, conditions-in-stored-order, filters-are-joined-by-and, condition-without-filters,
// condition-variant-override, experience-continuity-scope, experience-continuity-matters, group-index-unknown,
// group-conditions-without-filters.
/// <summary>Compiles the conditions of one flag.</summary>
internal sealed class ConditionCompiler(
    FlagDefinition flag,
    Outcomes outcomes,
    CriterionCompiler criteria,
    IReadOnlyDictionary<int, string> groupTypes,
    Func<FilterDefinition, Criterion> dependency
)
{
    public CompiledCondition Compile(ConditionDefinition condition, int index)
    {
        var aggregation = condition.Aggregation ?? flag.Filters.Aggregation;
        var outOfRollout = outcomes.Off(Reasons.OutOfRollout, index);
        var isGroup = aggregation.Group is not null;
        var value = Everybody(condition, index);
        return new CompiledCondition(
            isGroup
                ? new ConditionFailure(
                    outcomes.Off(Reasons.NoGroup, index),
                    ConditionFailure.NoGroup
                )
                : new ConditionFailure(outOfRollout, ConditionFailure.OutOfRollout),
            new ConditionFailure(outcomes.Off(Reasons.NoMatch, index), ConditionFailure.NoMatch),
            new ConditionFailure(outOfRollout, ConditionFailure.OutOfRollout)
        )
        {
            Bucket = SourceOf(aggregation),
            Criteria = Criteria(condition, aggregation),
            IsBroken = condition.Filters.Any(criteria.IsBroken),
            Threshold = HashThreshold.AtMost(condition.Rollout / 100),
            Value = value,
            Variants = value is null ? Variants(index) : [],
        };
    }

    /// <summary>Returns the source of the bucket for a holdout or a condition with this aggregation.</summary>
    public BucketSource SourceOf(Aggregation aggregation, bool isHoldout = false)
    {
        if (aggregation.Group is { } group)
        {
            return groupTypes.TryGetValue(group, out var type)
                ? new BucketSource(BucketKind.Group, type)
                : new BucketSource(BucketKind.ServerOnly);
        }

        return flag.BucketsByDevice ? new BucketSource(BucketKind.Device)
            // The server may keep an identifier for the person; for holdouts it does not look it up.
            : flag.KeepsExperience && !isHoldout ? new BucketSource(BucketKind.ServerOnly)
            : new BucketSource(BucketKind.DistinctId);
    }

    private Criterion[] Criteria(ConditionDefinition condition, Aggregation aggregation)
    {
        // The server evaluates all cohorts of a condition together, after its other filters.
        var isBroken = condition.Filters.Any(criteria.IsBroken);
        var compiled = condition
            .Filters.Where(filter =>
                !isBroken || filter.Type != "cohort" || criteria.IsBroken(filter)
            )
            .Select(filter => criteria.OfCondition(filter, aggregation, dependency));
        // The server may know the group type by now, or skip the condition.
        var isDoubtful = aggregation.Group is { } group && !groupTypes.ContainsKey(group);
        if (isDoubtful)
        {
            compiled = compiled.Append(
                criteria.Table.Inconclusive(
                    "a condition names a group type that is not part of the definitions"
                )
            );
        }

        return
        [
            .. compiled
                .OrderBy(criterion => criterion.AsksFlags)
                .ThenBy(criterion => criterion.Cost.Steps),
        ];
    }

    private FeatureFlag? Everybody(ConditionDefinition condition, int index)
    {
        var variants = flag.Filters.Variants;
        var isDeclared = variants.Any(variant => variant.Key == condition.Variant);
        return isDeclared || variants.Count == 0
            ? outcomes.On(isDeclared ? condition.Variant : null, Reasons.Match, index)
            : null;
    }

    private FeatureFlag[] Variants(int index) =>
        [
            .. flag.Filters.Variants.Select(variant =>
                outcomes.On(variant.Key, Reasons.Match, index)
            ),
            outcomes.On(variant: null, Reasons.Match, index),
        ];
}
