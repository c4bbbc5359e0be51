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

        for (
            var handler = options.HttpHandler as DelegatingHandler;
            handler is not null;
            handler = handler.InnerHandler as DelegatingHandler
        )
        {
            switch (HandlerMethods.IsSkipped(handler))
            {
                case null:
                    log.HandlerNotInspectable(handler.GetType());
                    break;
                case true:
                    throw new ArgumentException(
                        $"{handler.GetType()} overrides SendAsync but not Send, so the blocking client would "
                            + "skip it without a word. Override both.",
                        nameof(PostHogOptions.HttpHandler)
                    );
            }
        }
    }

    /// <summary>Returns what limits the requests in progress; null if the caller supplied no handler.</summary>
    public static CallbackGuard? GuardOf(PostHogOptions options) =>
        options.HttpHandler is null && options.HttpClient is null
            ? null
            : new CallbackGuard(CallbackDepth.MaxInnerDepth, CallbackGuard.MaxRunning);
}
