namespace PostHog.Diagnostics;

/// <summary>Log messages about AI calls that an integration captures. None contains content.</summary>
internal static class AiMessages
{
    // Not the exception itself, whose message may repeat content.
    public static void AiNotCaptured(this PostHogLog log, Exception fault) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Part of an AI call was not captured: {fault.GetType()} was thrown. The call itself was not affected."
        );

    public static void AiContentReduced(this PostHogLog log, string eventName, string reason) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"Event '{eventName}' is sent with less of its content: {reason}"
        );

    public static void AiFunctionInvocationInside(this PostHogLog log) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(AiFunctionInvocationInside),
            "",
            static _ => new LogText(
                "Function invocation is inside the chat client that is captured, so several calls of the model become "
                    + "one event. Call WithPostHog first, and add function invocation around it."
            )
        );

    public static void AiGatewayCaptured(this PostHogLog log) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(AiGatewayCaptured),
            "",
            static _ => new LogText(
                "The captured client calls PostHog's AI gateway, which captures the same calls itself, so each is counted "
                    + "twice. Use one of the two."
            )
        );

    public static void AiNumberLeftOut(this PostHogLog log, string property, string remedy) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(AiNumberLeftOut),
            property,
            about => new LogText(
                $"Property '{about}' of an AI event is negative or no finite number, and is left out. {remedy}"
            )
        );
}
