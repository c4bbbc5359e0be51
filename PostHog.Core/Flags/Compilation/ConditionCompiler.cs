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
    FeatureFlag noMatch,
    CriterionCompiler criteria,
    IReadOnlyDictionary<int, string> groupTypes,
    Func<FilterDefinition, Criterion> dependency
)
{
    /// <summary>Compiles the conditions in their order.</summary>
    public CompiledCondition[] CompileAll()
    {
        var conditions = flag.Filters.Conditions;
        if (conditions.Count == 0)
        {
            return [];
        }

        var compiled = new CompiledCondition[conditions.Count];
        for (var index = 0; index < compiled.Length; index++)
        {
            compiled[index] = Compile(conditions[index], index);
        }

        return compiled;
    }

    private CompiledCondition Compile(ConditionDefinition condition, int index)
    {
        var aggregation = condition.Aggregation ?? flag.Filters.Aggregation;
        var bucket = SourceOf(aggregation);
        var threshold = HashThreshold.AtMost(condition.Rollout / 100);
        var compiled = Criteria(condition, aggregation, out var isBroken);
        // What cannot happen needs no value of its own.
        var isForAll = threshold >= FlagHash.Count && bucket.Kind == BucketKind.DistinctId;
        var outOfRollout = isForAll ? noMatch : outcomes.Off(Reasons.OutOfRollout, index);
        var value = Everybody(condition, index);
        return new CompiledCondition(
            aggregation.Group is null ? outOfRollout : outcomes.Off(Reasons.NoGroup, index),
            compiled.Length == 0 ? noMatch : outcomes.Off(Reasons.NoMatch, index),
            outOfRollout
        )
        {
            Bucket = bucket,
            Criteria = compiled,
            IsBroken = isBroken,
            Threshold = threshold,
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

    private Criterion[] Criteria(
        ConditionDefinition condition,
        Aggregation aggregation,
        out bool isBroken
    )
    {
        isBroken = HasBroken(condition.Filters);
        // The server may know the group type by now, or skip the condition.
        var isDoubtful = aggregation.Group is { } group && !groupTypes.ContainsKey(group);
        if (condition.Filters.Count == 0 && !isDoubtful)
        {
            return [];
        }

        var compiled = new Criterion[condition.Filters.Count + (isDoubtful ? 1 : 0)];
        var count = 0;
        foreach (var filter in condition.Filters)
        {
            // The server evaluates all cohorts of a condition together, after its other filters.
            if (!isBroken || filter.Type != "cohort" || criteria.IsBroken(filter))
            {
                compiled[count++] = criteria.OfCondition(filter, aggregation, dependency);
            }
        }

        if (isDoubtful)
        {
            compiled[count++] = criteria.Table.Inconclusive(
                "a condition names a group type that is not part of the definitions"
            );
        }

        Array.Resize(ref compiled, count);
        Criterion.Sort(compiled);
        return compiled;
    }

    private bool HasBroken(IReadOnlyList<FilterDefinition> filters)
    {
        foreach (var filter in filters)
        {
            if (criteria.IsBroken(filter))
            {
                return true;
            }
        }

        return false;
    }

    private FeatureFlag? Everybody(ConditionDefinition condition, int index)
    {
        var variants = flag.Filters.Variants;
        var isDeclared = condition.Variant is { } variant && IsDeclared(variant);
        return isDeclared || variants.Count == 0
            ? outcomes.On(isDeclared ? condition.Variant : null, Reasons.Match, index)
            : null;
    }

    private bool IsDeclared(string key)
    {
        foreach (var variant in flag.Filters.Variants)
        {
            if (variant.Key == key)
            {
                return true;
            }
        }

        return false;
    }

    private FeatureFlag[] Variants(int index)
    {
        var variants = flag.Filters.Variants;
        var values = new FeatureFlag[variants.Count + 1];
        for (var variant = 0; variant < variants.Count; variant++)
        {
            values[variant] = outcomes.On(variants[variant].Key, Reasons.Match, index);
        }

        values[variants.Count] = outcomes.On(variant: null, Reasons.Match, index);
        return values;
    }
}
