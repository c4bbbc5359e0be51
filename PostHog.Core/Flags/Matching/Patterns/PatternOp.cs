namespace PostHog.Flags.Matching.Patterns;

/// <summary>What one step of a pattern's program does.</summary>
internal enum PatternOp : byte
{
    /// <summary>Reads this character.</summary>
    Letter,

    /// <summary>Reads a character of this set.</summary>
    Set,

    /// <summary>Goes on here and, at the same time, so many steps away.</summary>
    Fork,

    /// <summary>Goes on so many steps away.</summary>
    Jump,

    /// <summary>Goes on where the text starts.</summary>
    TextStart,

    /// <summary>Goes on where the text ends.</summary>
    TextEnd,

    /// <summary>Goes on where a line starts.</summary>
    LineStart,

    /// <summary>Goes on where a line ends.</summary>
    LineEnd,

    /// <summary>Goes on where a word starts or ends.</summary>
    WordEdge,

    /// <summary>Goes on anywhere else.</summary>
    NoWordEdge,
}
