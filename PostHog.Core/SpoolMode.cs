namespace PostHog;

/// <summary>Which events a client writes to its spool.</summary>
public enum SpoolMode
{
    /// <summary>
    /// Events that were not delivered for a temporary reason: the attempts failed, the queue was full, or the process
    /// ended first. Costs nothing while PostHog can be reached; a killed process loses its queue.
    /// </summary>
    Undelivered,

    /// <summary>
    /// Every event, before it is queued or sent, so that a killed process loses none. Costs one write to a file for
    /// each event and one for each batch delivered.
    /// </summary>
    Always,
}
