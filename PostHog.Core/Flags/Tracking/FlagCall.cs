namespace PostHog.Flags.Tracking;

// Facts: flag-called-dedupe.
/// <summary>What makes one read of a flag the same as another, so that it is told of once.</summary>
/// <param name="DistinctId">Whose flag.</param>
/// <param name="Key">Which flag.</param>
/// <param name="Response">Its value; null when the flag is not known.</param>
/// <param name="Groups">The groups, in an order of their own.</param>
/// <param name="Version">The version of the flag, where it is known.</param>
/// <param name="HasExperiment">Whether an experiment runs on it.</param>
internal readonly record struct FlagCall(
    string DistinctId,
    string Key,
    object? Response,
    string Groups,
    int? Version,
    bool HasExperiment
)
{
    /// <summary>Returns the read of a flag.</summary>
    public static FlagCall Of(string distinctId, string key, FeatureFlag? flag, string groups) =>
        new(distinctId, key, flag?.Value, groups, flag?.Version, flag?.HasExperiment is true);
}
