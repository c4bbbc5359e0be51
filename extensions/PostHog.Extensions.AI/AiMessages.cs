using System.Runtime.CompilerServices;
using PostHog.Diagnostics;

namespace PostHog.Extensions.AI;

/// <summary>Log messages about captured AI calls. None contains content. Their numbers begin at 941.</summary>
internal static class AiMessages
{
    public static void AiNotCaptured(this PostHogLog log, Exception fault)
    {
        var faultType = fault.GetType().Name;
        log.Warn(
            941,
            $"Part of an AI call was not captured: {faultType} was thrown. The call itself was not affected."
        );
    }

    public static void FunctionInvocationInside(this PostHogLog log) =>
        log.WriteOnce(
            PostHogLogLevel.Warning,
            nameof(FunctionInvocationInside),
            "",
            _ => new LogText(
                "Function invocation is inside the client that PostHog captures, so that several calls of the model become one event. "
                    + "Call WithPostHog first, then add function invocation around it."
            )
        );

    private static void Warn(
        this PostHogLog log,
        int id,
        LogText text,
        [CallerMemberName] string eventName = ""
    ) => log.Write(text.ToEntry(PostHogLogLevel.Warning, id, eventName, exception: null));
}
