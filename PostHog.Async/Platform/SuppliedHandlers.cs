using PostHog.Diagnostics;

namespace PostHog.Async.Platform;

/// <summary>Checks the handlers that a caller supplied, before anything is sent through them.</summary>
internal static class SuppliedHandlers
{
    // A request that waits needs no thread, so a busy server may have many; a handler that leads to itself ends here.
    private const int MaxRunning = 10_000;

    /// <summary>Does nothing: a request of this client passes through every handler.</summary>
    public static void Check(PostHogOptions options, PostHogLog log)
    {
        _ = options;
        _ = log;
    }

    /// <summary>Does nothing, for the same reason.</summary>
    public static void CheckAgain(HttpMessageHandler? outermost) => _ = outermost;

    /// <summary>Returns what limits the requests in progress; null if the caller supplied no handler.</summary>
    public static CallbackGuard? GuardOf(PostHogOptions options) =>
        options.HttpHandler is null && options.HttpClient is null
            ? null
            : new CallbackGuard(CallbackDepth.MaxInnerDepth, MaxRunning);
}
