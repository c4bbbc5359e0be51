namespace PostHog.Diagnostics;

/// <summary>Log messages about a client as a whole: its setup and its shutdown.</summary>
internal static class ClientMessages
{
    public static void ProjectTokenMissing(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Error,
            "PostHog is disabled: no project token is set. Nothing will be sent."
        );

    public static void SecretKeyIsProjectToken(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Error,
            "SecretKey holds a project token (phc_...), which may not read flag definitions: the server evaluates flags. "
                + "Set a feature flags secure key (phs_...) or a personal API key (phx_...)."
        );

    public static void ProjectTokenIsSecret(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Error,
            "ProjectToken holds a secret key (phx_... or phs_...), with which the server refuses events. Set the project "
                + "token (phc_...)."
        );

    public static void TokenShared(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Warning,
            "Another client with the same project token exists in this process. Share one client: each "
                + "has its own queue and connections."
        );

    public static void HandlersNotInspectable(this PostHogLog log) =>
        log.Write(
            PostHogLogLevel.Warning,
            "The handlers inside the supplied HttpClient cannot be inspected. One that overrides SendAsync "
                + "but not Send is skipped by the blocking client; set HttpHandler instead so that this is checked."
        );

    public static void HandlerNotInspectable(this PostHogLog log, Type handler) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"The program's runtime does not say whether {handler.FullName} overrides Send. The blocking client skips a handler "
                + $"that overrides SendAsync only: make sure that it overrides both."
        );

    public static void ClientForgotten(this PostHogLog log, int events) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"A client with {Quantity.Of(events, "event")} in its queue was garbage collected without being disposed. The "
                + $"queue is still delivered if the process runs long enough; dispose the client to be sure."
        );

    public static void ExitFlushTimedOut(this PostHogLog log, int events) =>
        log.Write(
            PostHogLogLevel.Error,
            $"The process ends with {Quantity.Of(events, "event")} undelivered: the exit flush timed out."
        );
}
