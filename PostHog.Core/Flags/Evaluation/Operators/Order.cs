namespace PostHog.Flags.Evaluation.Operators;

/// <summary>How one value has to lie to another.</summary>
internal enum Order : byte
{
    Equal,
    NotEqual,
    Above,
    AtLeast,
    Below,
    AtMost,
}
