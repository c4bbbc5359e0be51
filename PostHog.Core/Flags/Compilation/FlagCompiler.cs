using PostHog.Flags.Criteria;
using PostHog.Flags.Definitions;
using PostHog.Flags.Matching;
using PostHog.Flags.Matching.Hashing;
using PostHog.Flags.Model;

namespace PostHog.Flags.Compilation;

// Facts: variant-boundaries, holdout-before-conditions, inactive-and-deleted-flags, experience-continuity-scope,
// config-version, flags-runtime, flags-contexts.
/// <summary>Compiles one flag. The flags that it depends on must be compiled first.</summary>
internal sealed class FlagCompiler(
    CriterionCompiler criteria,
    IReadOnlyDictionary<int, string> groupTypes,
    CompileOptions options,
    Func<string, CompiledFlag> compiled
)
{
    // The deepest evaluation has to fit the smallest stack that a host may provide.
    private const int MaxDepth = 100;

    // Every value of a flag is created when the flag is compiled.
    private const int MaxValues = 100_000;

    private Func<FilterDefinition, Criterion>? _dependency;

    /// <summary>Returns a flag that is unusable for everybody.</summary>
    public CompiledFlag Unusable(FlagDefinition flag, int index) =>
        new(flag.Key, index, new Outcomes(flag, options.Log).Off(Reasons.NoMatch))
        {
            Gap = LocalGap.Unusable,
            Payloads = flag.Filters.Payloads,
            Runtime = flag.Runtime,
        };

    public CompiledFlag Compile(FlagDefinition flag, int index)
    {
        var outcomes = new Outcomes(flag, options.Log);
        var noMatch = outcomes.Off(Reasons.NoMatch);
        if (!flag.IsActive)
        {
            return new CompiledFlag(flag.Key, index, noMatch)
            {
                Constant = outcomes.Off(Reasons.Disabled),
                Payloads = flag.Filters.Payloads,
                Runtime = flag.Runtime,
            };
        }

        if (!IsAvailable(flag))
        {
            return new CompiledFlag(flag.Key, index, noMatch)
            {
                Gap = LocalGap.Unavailable,
                Payloads = flag.Filters.Payloads,
                Runtime = flag.Runtime,
            };
        }

        var conditional = Conditional(flag, index, outcomes, noMatch);
        return conditional.Cost.Depth <= MaxDepth ? conditional : Unusable(flag, index);
    }

    /// <summary>Whether the flag is evaluated for this caller.</summary>
    public bool IsAvailable(FlagDefinition flag)
    {
        // A flag that a client flag depends on may be missing, which must not affect the flags that depend on the client flag.
        if (flag.IsForClientsOnly && flag.HasDependency)
        {
            return false;
        }

        if (flag.Contexts.Count == 0 || options.Contexts is not { Count: > 0 } wanted)
        {
            return true;
        }

        var fitting = 0;
        foreach (var context in flag.Contexts)
        {
            fitting += wanted.Contains(context, StringComparer.Ordinal) ? 1 : 0;
        }

        return flag.NeedsEveryContext ? fitting == flag.Contexts.Count : fitting > 0;
    }

    private CompiledFlag Conditional(
        FlagDefinition flag,
        int index,
        Outcomes outcomes,
        FeatureFlag noMatch
    )
    {
        var filters = flag.Filters;
        if ((long)filters.Conditions.Count * (filters.Variants.Count + 1) > MaxValues)
        {
            return Unusable(flag, index);
        }

        var compiler = new ConditionCompiler(
            flag,
            outcomes,
            noMatch,
            criteria,
            groupTypes,
            _dependency ??= Dependency
        );
        var conditions = compiler.CompileAll();
        var enrolment = Enrolment(flag, outcomes);
        var holdout = Holdout(flag, outcomes, compiler);
        return new CompiledFlag(flag.Key, index, noMatch)
        {
            Payloads = flag.Filters.Payloads,
            Runtime = flag.Runtime,
            IsForClientsOnly = flag.IsForClientsOnly,
            Prefix = HashPrefix.OfFlag(flag.Key),
            Enrolment = enrolment,
            Holdout = holdout,
            Conditions = conditions,
            Boundaries = Boundaries(filters.Variants),
            HasEarlyExit = filters.HasEarlyExit,
            Constant = enrolment is null && holdout is null ? Constant(conditions, noMatch) : null,
            Cost = CostOf(conditions),
        };
    }

    private static CriterionCost CostOf(CompiledCondition[] conditions)
    {
        var cost = CriterionCost.One;
        foreach (var condition in conditions)
        {
            foreach (var criterion in condition.Criteria)
            {
                cost = cost.With(criterion.Cost);
            }
        }

        return cost;
    }

    private static FeatureFlag? Constant(CompiledCondition[] conditions, FeatureFlag noMatch)
    {
        if (conditions.Length == 0)
        {
            return noMatch;
        }

        var first = conditions[0];
        var isForAll =
            first.Criteria.Length == 0
            && first.Threshold >= FlagHash.Count
            && first.Bucket.Kind is BucketKind.DistinctId or BucketKind.ServerOnly;
        return isForAll ? first.Value : null;
    }

    private static CompiledEnrolment? Enrolment(FlagDefinition flag, Outcomes outcomes) =>
        flag.Filters.HasEnrolment
            ? new CompiledEnrolment(
                "$feature_enrollment/" + flag.Key,
                outcomes.On(variant: null, Reasons.Enrolment, condition: 0),
                outcomes.Off(Reasons.Enrolment, condition: 0)
            )
            : null;

    private static CompiledHoldout? Holdout(
        FlagDefinition flag,
        Outcomes outcomes,
        ConditionCompiler compiler
    )
    {
        if (flag.Filters.Holdout is not { } holdout)
        {
            return null;
        }

        var exclusion = Math.Max(0, Math.Min(100, holdout.Exclusion));
        var value = outcomes.On(
            FormattableString.Invariant($"holdout-{holdout.Id}"),
            Reasons.Holdout,
            condition: null
        );
        return new CompiledHoldout(
            compiler.SourceOf(flag.Filters.Aggregation, isHoldout: true),
            HashThreshold.AtMost(exclusion / 100),
            value
        );
    }

    // Added from left to right as doubles, as the server does.
    private static ulong[] Boundaries(IReadOnlyList<VariantDefinition> variants)
    {
        ulong[] boundaries = variants.Count == 0 ? [] : new ulong[variants.Count];
        var sum = 0.0;
        for (var index = 0; index < boundaries.Length; index++)
        {
            sum += variants[index].Percentage / 100;
            boundaries[index] = HashThreshold.Below(sum);
        }

        return boundaries;
    }

    // Missing targets do not reach this method, because their dependents are unusable.
    private Criterion Dependency(FilterDefinition filter)
    {
        var wanted = filter.Value;
        return filter.Operator == "flag_evaluates_to" && wanted is (string or bool)
            ? Dependency(compiled(filter.Key), wanted as string, wanted is true)
            : criteria.Table.Fixed(Match.No);
    }

    private Criterion Dependency(CompiledFlag target, string? variant, bool isOn)
    {
        // A flag that the server leaves out is off for the flags that depend on it.
        var isLeftOut = target.IsForClientsOnly || target.Gap == LocalGap.Unavailable;
        var value = isLeftOut ? target.NoMatch : target.Constant;
        if (value is not null)
        {
            return criteria.Table.Fixed(
                MatchLogic.Of(FlagDependencyCriterion.Fits(value, variant, isOn))
            );
        }

        return target.Gap == LocalGap.Unusable
            ? criteria.Table.Inconclusive("it asks for a flag that cannot be evaluated here")
            : new FlagDependencyCriterion(target.Index, target.Cost, variant, isOn);
    }
}
