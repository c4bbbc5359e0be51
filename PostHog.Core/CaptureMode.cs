namespace PostHog;

/// <summary>The version of PostHog's capture protocol that a client uses.</summary>
public enum CaptureMode
{
    /// <summary>
    /// <c>POST /batch/</c>, AI events to <c>/i/v0/ai/batch/</c>: every PostHog server supports it. The server responds
    /// for a batch as a whole, so an event that it drops later, because of a quota or its content, is reported as
    /// delivered.
    /// </summary>
    V0,

    /// <summary>
    /// <c>POST /i/v1/analytics/events</c>, AI events to <c>/i/v1/ai/events</c>: the server responds for each event, and
    /// new features of the protocol appear here. PostHog Cloud supports it; a self-hosted server must enable it, and a
    /// server without it refuses every event.
    /// </summary>
    V1,
}
