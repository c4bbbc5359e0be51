namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-invalid.
/// <summary>Whether this client can use a regular expression that was written for the server.</summary>
internal enum PatternKind : byte
{
    /// <summary>The pattern means the same here.</summary>
    Usable,

    /// <summary>The server rejects the pattern: neither the operator nor its negation matches.</summary>
    Invalid,

    /// <summary>The pattern may have another meaning here: inconclusive.</summary>
    Unsupported,
}
