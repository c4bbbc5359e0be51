using System.Runtime.CompilerServices;
using PostHog.Collections;
using PostHog.Context;
using PostHog.Flags.Inputs;
using PostHog.Flags.Remote;
using PostHog.Time;

namespace PostHog.Flags;

/// <summary>
/// The evaluations that calls for single flags share inside a request context that enables sharing. They end with the
/// context. Safe for use by many threads.
/// </summary>
internal sealed class SharedFlags(Clock clock)
{
    /// <summary>
    /// How long a failure is shared: in an outage, only the first read of a request waits for the server.
    /// </summary>
    public static readonly TimeSpan FailureLifetime = TimeSpan.FromSeconds(10);

    // A context is usually about one person, but a job may process many.
    private const int MaxEvaluations = 16;

    private volatile ConditionalWeakTable<ContextScope, RecentMap<string, Evaluation>> _byScope =
        new();

    /// <summary>Whether a call for a single flag uses a shared evaluation.</summary>
    public static bool Apply(EvaluateFlagsOptions? options) =>
        ContextScope.Current?.FlagScope is not null && options is not { ForceRemote: true };

    /// <summary>Returns the options that make a different evaluation, besides those in the question.</summary>
    public static string TextOf(EvaluateFlagsOptions? options) =>
        options is null
            ? ""
            : $"{options.OnlyEvaluateLocally},{options.DisableGeoIP},{options.SendFeatureFlagEvents}";

    /// <summary>
    /// Returns the inputs of a subject without groups and properties; null for any other, whose inputs are those of the
    /// question to the server.
    /// </summary>
    public static string? PlainTextOf(in FlagSubject subject) =>
        subject
            is {
                Groups: null or { Count: 0 },
                PersonProperties: null or { Count: 0 },
                PersonDefaults: null or { Count: 0 },
                GroupProperties: null or { Count: 0 },
                GroupDefaults: null or { Count: 0 },
            }
            ? $"{subject.DeviceId?.Length}\n{subject.DeviceId}{subject.DistinctId}\n"
            : null;

    /// <summary>Returns the evaluation with the same inputs in this context; null if there is none yet.</summary>
    public FeatureFlagEvaluations? Find(string inputs)
    {
        if (Evaluations() is not { } evaluations)
        {
            return null;
        }

        lock (evaluations)
        {
            return ValidIn(evaluations, inputs);
        }
    }

    /// <summary>Stores an evaluation; for a short time if it failed and the next one may succeed.</summary>
    /// <param name="inputs">The text of its inputs.</param>
    /// <param name="made">The evaluation.</param>
    /// <param name="hasAsked">Whether it may have asked the server. A failure without a request is not stored.</param>
    /// <returns>The evaluation to use: another caller's if that was stored first.</returns>
    public FeatureFlagEvaluations Keep(string inputs, FeatureFlagEvaluations made, bool hasAsked)
    {
        var mayImprove = made.Failure is { } failure && failure != FlagFailures.NotLocal;
        if ((mayImprove && !hasAsked) || Evaluations() is not { } evaluations)
        {
            return made;
        }

        var end = mayImprove ? clock.Elapsed + FailureLifetime : TimeSpan.MaxValue;
        lock (evaluations)
        {
            if (ValidIn(evaluations, inputs) is { } first)
            {
                return first;
            }

            evaluations.Set(inputs, new Evaluation(made, end));
            return made;
        }
    }

    /// <summary>Removes all evaluations.</summary>
    public void Clear() => _byScope = new();

    private RecentMap<string, Evaluation>? Evaluations() =>
        ContextScope.Current?.FlagScope is { } scope
            ? _byScope.GetValue(
                scope,
                static _ =>
                    new(
                        MaxEvaluations,
                        CacheSize.OfKeys(MaxEvaluations),
                        static (inputs, _) => CacheSize.Of(inputs),
                        StringComparer.Ordinal
                    )
            )
            : null;

    private FeatureFlagEvaluations? ValidIn(
        RecentMap<string, Evaluation> evaluations,
        string inputs
    ) =>
        evaluations.TryGet(inputs, out var found) && clock.Elapsed < found.End ? found.Flags : null;

    private readonly record struct Evaluation(FeatureFlagEvaluations Flags, TimeSpan End);
}
