namespace PostHog.Flags.Matching.Patterns;

/// <summary>One step of a pattern's program.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Argument">The character, the index of the set, or a relative number of steps, so that steps can be
/// copied unchanged.</param>
internal readonly record struct PatternStep(PatternOp Op, int Argument);
