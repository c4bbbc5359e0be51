namespace PostHog.Flags.Matching.Patterns;

/// <summary>The flags in force at a place of a pattern.</summary>
[Flags]
internal enum PatternFlags : byte
{
    /// <summary>None of those below.</summary>
    None = 0,

    /// <summary>(?i)</summary>
    IgnoreCase = 1,

    /// <summary>(?m)</summary>
    Lines = 2,

    /// <summary>(?s)</summary>
    DotIsAll = 4,
}
