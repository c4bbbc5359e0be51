using PostHog.Diagnostics;

namespace PostHog.Async.Platform;

/// <summary>Looks at the handlers a caller supplied, before anything is sent through them.</summary>
internal static class SuppliedHandlers
{
    /// <summary>Does nothing: a request that is sent by a task passes every handler.</summary>
    public static void Check(PostHogOptions options, PostHogLog log)
    {
        _ = options;
        _ = log;
    }
}
