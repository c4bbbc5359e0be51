using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Tracking;

namespace PostHog.Flags;

// Facts: definitions-left-out.
/// <summary>
/// The shortest way to the value of one flag: evaluates it in this process and tells of the read. Allocates nothing unless
/// the read is a new one. Safe for use by many threads.
/// </summary>
internal sealed class LocalFlags(
    IFlagDefinitionSource definitions,
    FlagCalledTracker tracker,
    Func<EvaluateFlagsOptions?, bool> isLocalOnlyFor
)
{
    /// <summary>Reads one flag.</summary>
    /// <returns>Whether it could be evaluated here; if not, nobody was told of anything.</returns>
    public bool TryRead(
        string key,
        in FlagSubject subject,
        EvaluateFlagsOptions? options,
        out FeatureFlag? flag
    )
    {
        flag = null;
        var evaluator = definitions.Current;
        var isLocalOnly = isLocalOnlyFor(options);
        if (!evaluator.IsLoaded || (options is { ForceRemote: true } && !isLocalOnly))
        {
            return false;
        }

        var evaluated = evaluator.Evaluate(subject, key, out _);
        if (evaluated is null || (!isLocalOnly && EvaluationPlan.LacksGroup(evaluated)))
        {
            return false;
        }

        flag = evaluated;
        if (options is not { SendFeatureFlagEvents: false })
        {
            Tell(subject, evaluated, evaluator.AllowsMinimalEvents, options?.DisableGeoIP);
        }

        return true;
    }

    /// <summary>Finds the payload that a flag has for a value, without evaluating it.</summary>
    /// <returns>Whether the definitions hold the flag.</returns>
    public bool TryGetPayload(string key, string value, out string? json) =>
        definitions.Current.TryGetPayload(key, value, out json);

    private void Tell(
        in FlagSubject subject,
        FeatureFlag flag,
        bool allowsMinimal,
        bool? disableGeoIP
    )
    {
        var groups = subject.HasFixedGroups
            ? GroupText.OfFixed(subject.Groups)
            : GroupText.Of(subject.Groups);
        if (tracker.Knows(FlagCall.Of(subject.DistinctId, flag.Key, flag, groups)))
        {
            return;
        }

        var facts = EvaluationMetadata.Of(subject) with
        {
            AllowsMinimalLocal = allowsMinimal,
            DisableGeoIP = disableGeoIP,
        };
        tracker.Tell(facts, flag.Key, flag);
    }
}
