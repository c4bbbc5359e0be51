using System.Runtime.CompilerServices;
using PostHog.Collections;
using PostHog.Context;
using PostHog.Flags.Remote;

namespace PostHog.Flags;

/// <summary>
/// The evaluations that calls for single flags share inside a request context that enables sharing. They end with the
/// context. Safe for use by many threads.
/// </summary>
internal sealed class SharedFlags
{
    // A context is usually about one person, but a job may process many.
    private const int MaxEvaluations = 16;

    private volatile ConditionalWeakTable<
        ContextScope,
        RecentMap<string, FeatureFlagEvaluations>
    > _byScope = new();

    /// <summary>Whether a call for a single flag uses a shared evaluation.</summary>
    public static bool Apply(EvaluateFlagsOptions? options) =>
        ContextScope.Current?.FlagScope is not null && options is not { ForceRemote: true };

    /// <summary>Returns the options that make a different evaluation, besides those in the question.</summary>
    public static string TextOf(EvaluateFlagsOptions? options) =>
        options is null
            ? ""
            : $"{options.OnlyEvaluateLocally},{options.DisableGeoIP},{options.SendFeatureFlagEvents}";

    /// <summary>Returns the evaluation with the same inputs in this context; null if there is none yet.</summary>
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

    /// <summary>Stores an evaluation, unless it failed and the next one may succeed.</summary>
    /// <returns>The evaluation to use: another caller's if that was stored first.</returns>
    public FeatureFlagEvaluations Keep(string inputs, FeatureFlagEvaluations made)
    {
        var mayImprove = made.Failure is { } failure && failure != FlagFailures.NotLocal;
        if (mayImprove || Evaluations() is not { } evaluations)
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

    /// <summary>Removes all evaluations.</summary>
    public void Clear() => _byScope = new();

    private RecentMap<string, FeatureFlagEvaluations>? Evaluations() =>
        ContextScope.Current?.FlagScope is { } scope
            ? _byScope.GetValue(scope, static _ => new(MaxEvaluations, StringComparer.Ordinal))
            : null;
}
