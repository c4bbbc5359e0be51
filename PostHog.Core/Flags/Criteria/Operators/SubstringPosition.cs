namespace PostHog.Flags.Criteria.Operators;

// Facts: starts-and-ends-with.
/// <summary>Where in a text another one is looked for.</summary>
internal enum SubstringPosition : byte
{
    Anywhere,
    Start,
    End,
}
