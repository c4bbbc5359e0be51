namespace PostHog.Flags.Definitions;

/// <summary>A variant and its share in percent.</summary>
internal sealed record VariantDefinition(string Key, double Percentage);
