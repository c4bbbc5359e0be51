namespace PostHog.Conventions.Metadata;

/// <summary>One thing that a type uses.</summary>
/// <param name="From">The type that uses it, the outermost one if it is nested.</param>
/// <param name="Type">The type that is used.</param>
/// <param name="Member">The member that is used, or null for the type as such.</param>
internal readonly record struct Reference(string From, string Type, string? Member);
