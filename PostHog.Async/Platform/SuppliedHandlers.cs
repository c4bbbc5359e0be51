using PostHog.Diagnostics;

namespace PostHog.Async.Platform;

/// <summary>Checks the handlers that a caller supplied, before anything is sent through them.</summary>
internal static class SuppliedHandlers
{
    /// <summary>Does nothing: an asynchronous request passes through every handler.</summary>
    public static void Check(PostHogOptions options, PostHogLog log)
    {
        _ = options;
        _ = log;
    }
}
