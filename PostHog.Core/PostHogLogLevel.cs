namespace PostHog;

/// <summary>How much a log message matters.</summary>
public enum PostHogLogLevel
{
    /// <summary>For those who look for a fault: what was sent and answered.</summary>
    Debug,

    /// <summary>Worth knowing, nothing to do.</summary>
    Information,

    /// <summary>Something was dropped, repaired or has to be tried again.</summary>
    Warning,

    /// <summary>Events are lost, or the client cannot work as it is set up.</summary>
    Error,
}
