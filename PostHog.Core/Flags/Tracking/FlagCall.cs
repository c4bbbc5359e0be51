using PostHog.Collections;

namespace PostHog.Flags.Tracking;

// Facts: flag-called-dedupe.
/// <summary>The identity of a flag read. Equal reads are reported once.</summary>
/// <param name="DistinctId">The distinct id of the person.</param>
/// <param name="Key">The key of the flag.</param>
/// <param name="Response">The value of the flag; null if the flag is not known.</param>
/// <param name="Groups">The groups as text, in a fixed order.</param>
/// <param name="Version">The version of the flag; null if it is not known.</param>
/// <param name="HasExperiment">Whether an experiment uses the flag.</param>
internal readonly record struct FlagCall(
    string DistinctId,
    string Key,
    object? Response,
    string Groups,
    int? Version,
    bool HasExperiment
)
{
    /// <summary>The memory that remembering the read takes, in bytes.</summary>
    public long Bytes => CacheSize.Of(DistinctId, Groups) + CacheSize.Of(Key, Response as string);

    /// <summary>Returns the read of a flag.</summary>
    public static FlagCall Of(string distinctId, string key, FeatureFlag? flag, string groups) =>
        new(distinctId, key, flag?.Value, groups, flag?.Version, flag?.HasExperiment is true);
}
