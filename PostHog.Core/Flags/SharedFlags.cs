using System.Runtime.CompilerServices;
using PostHog.Collections;
using PostHog.Context;

namespace PostHog.Flags;

/// <summary>
/// The evaluations that calls for single flags share inside a request context that asks for it. They are gone with the context.
/// Safe for use by many threads.
/// </summary>
internal sealed class SharedFlags
{
    // A context is about one person as a rule; a job may go through many.
    private const int MostEvaluations = 16;

    private volatile ConditionalWeakTable<
        ContextScope,
        RecentMap<string, FeatureFlagEvaluations>
    > _byScope = new();

    /// <summary>Whether a call for a single flag is answered out of a shared evaluation.</summary>
    public static bool Apply(EvaluateFlagsOptions? options) =>
        ContextScope.Current?.FlagScope is not null && options is not { ForceRemote: true };

    /// <summary>Returns what a call says beyond its question, where that makes another evaluation.</summary>
    public static string TextOf(EvaluateFlagsOptions? options) =>
        options is null
            ? ""
            : $"{options.OnlyEvaluateLocally},{options.DisableGeoIP},{options.SendFeatureFlagEvents}";

    /// <summary>Returns the evaluation that was made in this context with the same inputs; null when there is none yet.</summary>
    public FeatureFlagEvaluations? Find(string inputs)
    {
        if (Evaluations() is not { } evaluations)
        {
            return null;
        }

        lock (evaluations)
        {
            return evaluations.TryGet(inputs, out var found) ? found : null;
        }
    }

    /// <summary>Keeps an evaluation.</summary>
    /// <returns>The evaluation to use: another caller's, if it was made first.</returns>
    public FeatureFlagEvaluations Keep(string inputs, FeatureFlagEvaluations made)
    {
        if (Evaluations() is not { } evaluations)
        {
            return made;
        }

        lock (evaluations)
        {
            if (evaluations.TryGet(inputs, out var first))
            {
                return first!;
            }

            evaluations.Set(inputs, made);
            return made;
        }
    }

    /// <summary>Forgets all evaluations.</summary>
    public void Clear() => _byScope = new();

    private RecentMap<string, FeatureFlagEvaluations>? Evaluations() =>
        ContextScope.Current?.FlagScope is { } scope
            ? _byScope.GetValue(scope, static _ => new(MostEvaluations, StringComparer.Ordinal))
            : null;
}
