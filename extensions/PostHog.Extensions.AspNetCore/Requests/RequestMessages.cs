using PostHog.Diagnostics;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>Log messages about requests. None contains a value of a request.</summary>
internal static class RequestMessages
{
    public static void RequestCallbackFailed(this PostHogLog log, string option, Exception error) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"{option} of the request options threw an exception, and its result was not used.",
            error
        );

    public static void ProxyFailed(this PostHogLog log, int status, Exception error) =>
        log.Write(
            PostHogLogLevel.Warning,
            $"A request of the browser library could not be passed on to PostHog, and was answered with {status}.",
            error
        );
}
