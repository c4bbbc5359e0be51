namespace PostHog;

/// <summary>The severity of a log message.</summary>
public enum PostHogLogLevel
{
    /// <summary>For debugging: requests and responses.</summary>
    Debug,

    /// <summary>Information; no action is needed.</summary>
    Information,

    /// <summary>Something was dropped or repaired, or must be retried.</summary>
    Warning,

    /// <summary>Events are lost, or the client cannot work with its options.</summary>
    Error,
}
