namespace PostHog;

/// <summary>Why an event was not delivered, or not known to be.</summary>
public enum PostHogFailureKind
{
    /// <summary>Nothing failed.</summary>
    None,
}
