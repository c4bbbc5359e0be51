using PostHog.Flags.Inputs;
using PostHog.Flags.Model;
using PostHog.Flags.Tracking;

namespace PostHog.Flags.Overriding;

/// <summary>Decides how overridden flags are combined with those of PostHog.</summary>
internal static class OverrideRules
{
    /// <summary>Whether a flag has its overridden value, if it has one, without asking PostHog.</summary>
    public static bool DecidesFirst(this FlagOverrideMode mode) =>
        mode is FlagOverrideMode.LocalOverRemote or FlagOverrideMode.LocalOnly;

    /// <summary>Returns the keys that PostHog must be asked for; null for all.</summary>
    /// <param name="table">The overridden flags.</param>
    /// <param name="mode">How they are combined.</param>
    /// <param name="keys">The requested keys; null for all.</param>
    /// <param name="subject">The subject.</param>
    public static IReadOnlyCollection<string>? KeysToAsk(
        OverrideTable table,
        FlagOverrideMode mode,
        IReadOnlyCollection<string>? keys,
        in FlagSubject subject
    )
    {
        if (keys is null || !mode.DecidesFirst())
        {
            return keys;
        }

        var left = new List<string>();
        foreach (var key in keys)
        {
            if (table.Find(key, subject) is null)
            {
                left.Add(key);
            }
        }

        return left;
    }

    /// <summary>Returns the overridden flags alone, whose reads are not recorded.</summary>
    public static FeatureFlagEvaluations Only(
        OverrideTable table,
        in FlagSubject subject,
        IReadOnlyCollection<string>? keys,
        Action<string> onUnknownKey
    )
    {
        var metadata = EvaluationMetadata.Of(subject) with { OnUnknownKey = onUnknownKey };
        var flags = Evaluated(table, subject, keys);
        return new(metadata, new FlagIndex(flags.Select(flag => flag.Key)), [.. flags]);
    }

    /// <summary>Returns the flags of PostHog, combined with the overridden ones.</summary>
    public static FeatureFlagEvaluations Apply(
        OverrideTable table,
        FlagOverrideMode mode,
        FeatureFlagEvaluations evaluated,
        in FlagSubject subject,
        IReadOnlyCollection<string>? keys
    ) => evaluated.With(Evaluated(table, subject, keys), mode.DecidesFirst());

    private static List<FeatureFlag> Evaluated(
        OverrideTable table,
        in FlagSubject subject,
        IReadOnlyCollection<string>? keys
    )
    {
        var flags = new List<FeatureFlag>();
        foreach (var key in table.Keys)
        {
            if (
                keys?.Contains(key, StringComparer.Ordinal) != false
                && table.Find(key, subject) is { } flag
            )
            {
                flags.Add(flag);
            }
        }

        return flags;
    }
}
