namespace PostHog.Flags.Loading;

/// <summary>The result of one load.</summary>
internal enum LoadOutcome
{
    /// <summary>New definitions are in use.</summary>
    Replaced,

    /// <summary>The definitions in use are current.</summary>
    Confirmed,

    /// <summary>No definitions are in use any more.</summary>
    Cleared,

    /// <summary>The definitions in use, if any, stay in use.</summary>
    Kept,

    /// <summary>A later load finished first, so this one changed nothing.</summary>
    Overtaken,
}
