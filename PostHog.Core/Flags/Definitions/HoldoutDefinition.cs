namespace PostHog.Flags.Definitions;

// Facts: holdout-percentage.
/// <summary>A share of all identifiers, in percent, that is excluded from the flag.</summary>
internal sealed record HoldoutDefinition(long Id, double Exclusion);
