namespace PostHog.Flags.Criteria.Operators;

/// <summary>How one value has to lie to another.</summary>
internal enum Comparison : byte
{
    Equal,
    NotEqual,
    Above,
    AtLeast,
    Below,
    AtMost,
}
