using System.Runtime.CompilerServices;
using PostHog.Diagnostics;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>Log messages about requests. None contains a value of a request. Their numbers begin at 921.</summary>
internal static class RequestMessages
{
    public static void RequestCallbackFailed(this PostHogLog log, string option, Exception error) =>
        log.Warn(921, $"The function {option} threw an exception, and was ignored.", error);

    public static void ProxyFailed(this PostHogLog log, int status, Exception error) =>
        log.Warn(
            922,
            $"A request of the browser library could not be passed on to PostHog, and got the response {status}.",
            error
        );

    private static void Warn(
        this PostHogLog log,
        int eventId,
        LogText text,
        Exception error,
        [CallerMemberName] string eventName = ""
    ) => log.Write(text.ToEntry(PostHogLogLevel.Warning, eventId, eventName, error));
}
