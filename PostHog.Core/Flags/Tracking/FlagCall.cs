namespace PostHog.Flags.Tracking;

// Facts: flag-called-dedupe.
/// <summary>What makes one read of a flag the same as another, so that it is told of once.</summary>
/// <param name="DistinctId">Whose flag.</param>
/// <param name="Key">Which flag.</param>
/// <param name="Response">Its value; null when the flag is not known.</param>
/// <param name="Groups">The groups, in an order of their own.</param>
internal readonly record struct FlagCall(
    string DistinctId,
    string Key,
    object? Response,
    string Groups
);
