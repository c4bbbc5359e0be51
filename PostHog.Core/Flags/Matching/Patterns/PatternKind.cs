namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-invalid.
/// <summary>What can be made of a regular expression that was written for the server.</summary>
internal enum PatternKind : byte
{
    /// <summary>It means the same here.</summary>
    Usable,

    /// <summary>The server refuses it: neither the operator nor its negation matches.</summary>
    Invalid,

    /// <summary>It may mean something else here: inconclusive.</summary>
    Unsupported,
}
