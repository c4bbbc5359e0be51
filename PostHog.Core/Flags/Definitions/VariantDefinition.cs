namespace PostHog.Flags.Definitions;

// Facts: variant-boundaries.
/// <summary>A variant and its share in percent.</summary>
internal sealed record VariantDefinition(string Key, double Percentage);
