namespace PostHog.Flags;

/// <summary>Why a flag could not be evaluated in this process.</summary>
internal enum FlagGap
{
    /// <summary>It could.</summary>
    None,

    /// <summary>No definitions are loaded.</summary>
    NotLoaded,

    /// <summary>The definitions hold no such flag.</summary>
    UnknownKey,

    /// <summary>The flag is there, but what is known here does not suffice.</summary>
    Inconclusive,
}
