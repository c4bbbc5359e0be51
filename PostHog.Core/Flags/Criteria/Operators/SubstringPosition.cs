namespace PostHog.Flags.Criteria.Operators;

// Facts: starts-and-ends-with.
/// <summary>Where in the text a substring must occur.</summary>
internal enum SubstringPosition : byte
{
    Anywhere,
    Start,
    End,
}
