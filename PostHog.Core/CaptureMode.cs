namespace PostHog;

/// <summary>The version of PostHog's capture protocol that a client speaks.</summary>
public enum CaptureMode
{
    /// <summary>
    /// <c>POST /batch/</c>, AI events to <c>/i/v0/ai/batch/</c>: every PostHog server knows it. The server answers for a
    /// batch as a whole, so an event that it drops later on, for a quota or its content, is reported as delivered.
    /// </summary>
    V0,

    /// <summary>
    /// <c>POST /i/v1/analytics/events</c>, AI events to <c>/i/v1/ai/events</c>: the server answers for each event, and this
    /// is where the protocol evolves. PostHog Cloud serves it; on a self-hosted server it has to be switched on, and a
    /// server without it refuses every event.
    /// </summary>
    V1,
}
