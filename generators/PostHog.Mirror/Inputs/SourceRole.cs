namespace PostHog.Mirror.Inputs;

/// <summary>What the project wants done with an additional file.</summary>
internal enum SourceRole
{
    /// <summary>It is no business of the mirror.</summary>
    None,

    /// <summary>It is translated.</summary>
    Translate,

    /// <summary>It has a hand-written twin and only contributes the names it declares.</summary>
    Names,

    /// <summary>It is a hand-written file of the blocking project, with methods that translated code may call.</summary>
    Shims,
}
