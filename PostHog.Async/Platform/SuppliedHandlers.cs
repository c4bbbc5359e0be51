using PostHog.Diagnostics;

namespace PostHog.Async.Platform;

/// <summary>Checks the handlers that a caller supplied, before anything is sent through them.</summary>
internal static class SuppliedHandlers
{
    /// <summary>Does nothing: a request of this client passes through every handler.</summary>
    public static void Check(PostHogOptions options, PostHogLog log)
    {
        _ = options;
        _ = log;
    }
}
