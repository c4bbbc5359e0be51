namespace PostHog.Blocking.Testing.Platform;

/// <summary>Sends what clients have queued, for members that cannot await.</summary>
internal static class Flushing
{
    /// <summary>Returns once every queued event has been attempted.</summary>
    public static void Flush(PostHogClient client) => client.Flush();
}
