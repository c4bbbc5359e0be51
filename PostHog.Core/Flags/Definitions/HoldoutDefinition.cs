namespace PostHog.Flags.Definitions;

// Facts: holdout-percentage.
/// <summary>A share of all identifiers, in percent, that is kept out of the flag.</summary>
internal sealed record HoldoutDefinition(long Id, double Exclusion);
