namespace PostHog.Flags.Matching.Patterns;

/// <summary>For which texts a translated pattern is sure to mean what it means to the server.</summary>
internal enum PatternReach : byte
{
    /// <summary>For all.</summary>
    Everything,

    /// <summary>For those without characters that take two units here and one there.</summary>
    SingleUnits,

    /// <summary>For ASCII; beyond it the two may disagree on letters, digits, blanks and case.</summary>
    Ascii,
}
