namespace PostHog.Flags.Evaluation.Operators;

/// <summary>Where in a text another one is looked for.</summary>
internal enum TextPlace : byte
{
    Anywhere,
    Start,
    End,
}
