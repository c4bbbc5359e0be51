using PostHog.Flags.Evaluation;
using PostHog.Flags.Inputs;
using PostHog.Flags.Tracking;

namespace PostHog.Flags;

// Facts: definitions-left-out.
/// <summary>
/// The fast path to the value of one flag: evaluates it in this process and records the read. Allocates only if the
/// read is new. Safe for use by many threads.
/// </summary>
internal sealed class LocalFlags(
    IFlagDefinitionSource definitions,
    FlagCalledTracker tracker,
    bool onlyEvaluateLocally
)
{
    /// <summary>Reads one flag.</summary>
    /// <returns>Whether the flag could be evaluated locally; if not, nothing is recorded.</returns>
    public bool TryRead(
        string key,
        in FlagSubject subject,
        EvaluateFlagsOptions? options,
        out FeatureFlag? flag
    )
    {
        flag = null;
        var evaluator = definitions.Current;
        var isLocalOnly = options?.OnlyEvaluateLocally ?? onlyEvaluateLocally;
        if (!evaluator.IsLoaded || IsForServer(options, isLocalOnly))
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
            tracker.Record(
                subject,
                evaluated,
                evaluator.AllowsMinimalEvents,
                options?.DisableGeoIP
            );
        }

        return true;
    }

    private static bool IsForServer(EvaluateFlagsOptions? options, bool isLocalOnly) =>
        options is { ForceRemote: true } && !isLocalOnly;

    /// <summary>Gets the payload that a flag has for a value, without evaluating the flag.</summary>
    /// <returns>Whether the definitions contain the flag.</returns>
    public bool TryGetPayload(string key, string value, out string? json) =>
        definitions.Current.TryGetPayload(key, value, out json);
}
