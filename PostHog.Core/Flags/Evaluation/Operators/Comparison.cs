namespace PostHog.Flags.Evaluation.Operators;

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
