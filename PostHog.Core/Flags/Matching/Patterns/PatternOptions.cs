namespace PostHog.Flags.Matching.Patterns;

/// <summary>The flags that are active at a position in a pattern.</summary>
[Flags]
internal enum PatternOptions : byte
{
    /// <summary>No flags.</summary>
    None = 0,

    /// <summary>(?i)</summary>
    IgnoreCase = 1,

    /// <summary>(?m)</summary>
    Lines = 2,

    /// <summary>(?s)</summary>
    DotIsAll = 4,
}
