namespace PostHog.Flags.Matching;

/// <summary>What is known about whether something matches.</summary>
internal enum Match : byte
{
    /// <summary>It does not, whatever else may be the case.</summary>
    No,

    /// <summary>It does, whatever else may be the case.</summary>
    Yes,

    /// <summary>Inconclusive: the server may say either, and has to be asked.</summary>
    Inconclusive,
}
