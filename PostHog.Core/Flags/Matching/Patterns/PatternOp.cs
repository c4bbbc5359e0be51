namespace PostHog.Flags.Matching.Patterns;

/// <summary>The operation of one step in a pattern's program.</summary>
internal enum PatternOp : byte
{
    /// <summary>Reads this character.</summary>
    Letter,

    /// <summary>Reads a character in this set.</summary>
    Set,

    /// <summary>Continues with the next step and, at the same time, at an offset.</summary>
    Fork,

    /// <summary>Continues at an offset.</summary>
    Jump,

    /// <summary>Continues at the start of the text.</summary>
    TextStart,

    /// <summary>Continues at the end of the text.</summary>
    TextEnd,

    /// <summary>Continues at the start of a line.</summary>
    LineStart,

    /// <summary>Continues at the end of a line.</summary>
    LineEnd,

    /// <summary>Continues at the start or end of a word.</summary>
    WordEdge,

    /// <summary>Continues anywhere except at the start or end of a word.</summary>
    NoWordEdge,
}
