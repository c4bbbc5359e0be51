using System.Reflection;
using PostHog.Diagnostics;

namespace PostHog.Blocking.Platform;

/// <summary>
/// Looks at the handlers a caller supplied, before anything is sent through them. A <c>DelegatingHandler</c> that overrides
/// <c>SendAsync</c> alone is passed over in silence by a synchronous request: authentication, retries or tracing would be
/// missing, and nothing would tell.
/// </summary>
internal static class SuppliedHandlers
{
    private const BindingFlags Members =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Refuses handlers that would be passed over, and warns where they cannot be seen.</summary>
    /// <exception cref="ArgumentException">A handler in the chain has no synchronous <c>Send</c>.</exception>
    public static void Check(PostHogOptions options, PostHogLog log)
    {
        if (options.HttpClient is not null)
        {
            log.HandlersCannotBeSeen();
        }

        for (
            var handler = options.HttpHandler as DelegatingHandler;
            handler is not null;
            handler = handler.InnerHandler as DelegatingHandler
        )
        {
            if (IsPassedOver(handler.GetType()))
            {
                throw new ArgumentException(
                    $"{handler.GetType()} overrides SendAsync but not Send, so the blocking client would "
                        + "skip it without a word. Override both.",
                    nameof(PostHogOptions.HttpHandler)
                );
            }
        }
    }

    // The runtime may have no Send at all, on .NET Framework: then requests go by tasks, past every handler.
    private static bool IsPassedOver(Type type)
    {
        var bySend = Find(type, "Send");
        return bySend is not null && Find(type, "SendAsync")!.IsSubclassOf(bySend);
    }

    /// <summary>Returns the type that says how the method works for this one.</summary>
    private static Type? Find(Type type, string method) =>
        type.GetMethod(
            method,
            Members,
            binder: null,
            [typeof(HttpRequestMessage), typeof(CancellationToken)],
            modifiers: null
        )?.DeclaringType;
}
