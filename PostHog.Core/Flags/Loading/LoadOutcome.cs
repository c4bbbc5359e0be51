namespace PostHog.Flags.Loading;

/// <summary>What came of one load.</summary>
internal enum LoadOutcome
{
    /// <summary>New definitions are in use.</summary>
    Replaced,

    /// <summary>Those in use are the newest.</summary>
    Confirmed,

    /// <summary>There are none any more.</summary>
    Cleared,

    /// <summary>Those in use, if any, stay in use.</summary>
    Kept,

    /// <summary>The load was overtaken by a later one, and changed nothing.</summary>
    Overtaken,
}
