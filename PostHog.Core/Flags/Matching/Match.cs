namespace PostHog.Flags.Matching;

/// <summary>Whether something matches, as far as it is known.</summary>
internal enum Match : byte
{
    /// <summary>It does not match, whatever the unknown values are.</summary>
    No,

    /// <summary>It matches, whatever the unknown values are.</summary>
    Yes,

    /// <summary>It may match or not, so the server has to be asked.</summary>
    Inconclusive,
}
