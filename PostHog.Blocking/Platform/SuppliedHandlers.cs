using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using PostHog.Diagnostics;

namespace PostHog.Blocking.Platform;

/// <summary>
/// Checks the handlers that a caller supplied, before anything is sent through them. A synchronous request silently
/// skips a <c>DelegatingHandler</c> that overrides <c>SendAsync</c> only: authentication, retries or tracing would be
/// missing, without any sign.
/// </summary>
internal static class SuppliedHandlers
{
    private const BindingFlags Members =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private const string Send = "Send";
    private const string SendAsync = "SendAsync";

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
            if (IsSkipped(handler.GetType()))
            {
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

    // On .NET Framework the runtime may have no Send: requests then use tasks, and pass through every handler.
    private static bool IsSkipped(Type type)
    {
        var bySend = Find(type, Send, typeof(HttpMessageHandler).GetMethod(Send, Members));
        var byTask = Find(
            type,
            SendAsync,
            typeof(HttpMessageHandler).GetMethod(SendAsync, Members)
        );
        return bySend is not null && byTask!.IsSubclassOf(bySend);
    }

    /// <summary>Returns the type that implements the method for this one.</summary>
    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2070",
        Justification = "A program that keeps the methods of the base class keeps their overrides."
    )]
    private static Type? Find(Type type, string method, MethodInfo? declared) =>
        declared is null
            ? null
            : type.GetMethod(
                method,
                Members,
                binder: null,
                [typeof(HttpRequestMessage), typeof(CancellationToken)],
                modifiers: null
            )?.DeclaringType;
}
