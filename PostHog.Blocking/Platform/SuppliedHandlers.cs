using PostHog.Diagnostics;
using PostHog.Wire;

namespace PostHog.Blocking.Platform;

/// <summary>
/// Checks the handlers that a caller supplied, before anything is sent through them. A synchronous request silently
/// skips a <c>DelegatingHandler</c> that overrides <c>SendAsync</c> only: authentication, retries or tracing would be
/// missing, without any sign.
/// </summary>
internal static class SuppliedHandlers
{
    /// <summary>Rejects handlers that would be skipped, and warns if the handlers cannot be seen.</summary>
    /// <exception cref="ArgumentException">A handler in the chain has no synchronous <c>Send</c>.</exception>
    public static void Check(PostHogOptions options, PostHogLog log)
    {
        if (options.HttpClient is not null)
        {
            log.HandlersNotInspectable();
        }

        foreach (var handler in ChainOf(options.HttpHandler))
        {
            switch (HandlerMethods.IsSkipped(handler))
            {
                case null:
                    log.HandlerNotInspectable(handler.GetType());
                    break;
                case true:
                    throw new ArgumentException(
                        SkippedBy(handler),
                        nameof(PostHogOptions.HttpHandler)
                    );
            }
        }
    }

    /// <summary>
    /// Does the same before the first request, after which no handler in the chain can be replaced: one may have been
    /// added since the client was created.
    /// </summary>
    /// <exception cref="InvalidOperationException">A handler in the chain has no synchronous <c>Send</c>.</exception>
    public static void CheckAgain(HttpMessageHandler? outermost)
    {
        foreach (var handler in ChainOf(outermost))
        {
            if (HandlerMethods.IsSkipped(handler) is true)
            {
                throw new InvalidOperationException(SkippedBy(handler));
            }
        }
    }

    private static IEnumerable<DelegatingHandler> ChainOf(HttpMessageHandler? outermost)
    {
        for (
            var handler = outermost as DelegatingHandler;
            handler is not null;
            handler = handler.InnerHandler as DelegatingHandler
        )
        {
            yield return handler;
        }
    }

    private static string SkippedBy(DelegatingHandler handler) =>
        $"{handler.GetType()} overrides SendAsync but not Send, so the blocking client would skip it without a word. "
        + "Override both.";

    /// <summary>Returns what limits the requests in progress; null if the caller supplied no handler.</summary>
    public static CallbackGuard? GuardOf(PostHogOptions options) =>
        options.HttpHandler is null && options.HttpClient is null
            ? null
            : new CallbackGuard(CallbackDepth.MaxInnerDepth, CallbackGuard.MaxRunning);
}
