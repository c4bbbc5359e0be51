namespace PostHog.Flags.Criteria.Operators;

/// <summary>The relation that one value must have to another.</summary>
internal enum Comparison : byte
{
    Equal,
    NotEqual,
    Above,
    AtLeast,
    Below,
    AtMost,
}
