using PostHog;

namespace Quickstart.Local;

/// <summary>Counts answers that were given twice, in the process and by the server, and those that are the same.</summary>
internal sealed class Answers
{
    public int Count { get; private set; }

    public int Same { get; private set; }

    public void Add(FeatureFlagEvaluations here, FeatureFlagEvaluations there)
    {
        foreach (var key in here.Keys.Union(there.Keys))
        {
            Count++;
            Same += Describe(here.GetFlag(key)) == Describe(there.GetFlag(key)) ? 1 : 0;
        }
    }

    private static string Describe(FeatureFlag? flag) =>
        $"{flag} {flag?.Reason} {flag?.ConditionIndex} {flag?.PayloadJson}";
}
