namespace PostHog.Analyzers.Operations;

/// <summary>Where a property is set.</summary>
internal enum PropertyPlace
{
    /// <summary>Not a property.</summary>
    None,

    /// <summary>On an event, which has <c>With</c>.</summary>
    Event,

    /// <summary>Elsewhere: super properties, and those of a context, a person, a group or an exception.</summary>
    Other,
}
