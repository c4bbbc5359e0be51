namespace PostHog.Async.Platform;

/// <summary>How new connections are opened.</summary>
internal static class Connections
{
    /// <summary>Does nothing: what the framework does by itself suits requests that are sent by a task.</summary>
    public static void Prepare(SocketsHttpHandler handler) => _ = handler;
}
