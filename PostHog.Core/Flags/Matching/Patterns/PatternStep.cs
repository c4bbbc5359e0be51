namespace PostHog.Flags.Matching.Patterns;

/// <summary>One step of a pattern's program.</summary>
/// <param name="Op">What it does.</param>
/// <param name="Argument">The character, the place of the set, or the number of steps; so that a stretch can be copied as it is.</param>
internal readonly record struct PatternStep(PatternOp Op, int Argument);
