namespace PostHog.Flags.Matching.Patterns;

/// <summary>The text for which a translated pattern is sure to mean the same as on the server.</summary>
internal enum PatternScope : byte
{
    /// <summary>All text.</summary>
    Everything,

    /// <summary>Text without characters that take two UTF-16 code units here and count as one on the server.</summary>
    SingleUnits,

    /// <summary>Latin-1 text; for other text, the two may disagree about the other case of a letter.</summary>
    Latin1,

    /// <summary>ASCII text; for other text, the two may disagree about letters, digits, spaces and case.</summary>
    Ascii,
}
