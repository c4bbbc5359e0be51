namespace PostHog.Development.Viewer;

/// <summary>What became of a property that an event sets.</summary>
internal enum SetOutcome
{
    /// <summary>It is as it was.</summary>
    Unchanged,

    /// <summary>It has the new value.</summary>
    Changed,

    /// <summary>The value is too large, and a note is in its place.</summary>
    TooLarge,

    /// <summary>There are too many properties already, or its name is too long.</summary>
    NoRoom,
}
