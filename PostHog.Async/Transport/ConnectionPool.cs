namespace PostHog.Async.Transport;

/// <summary>Provides the HTTP client that requests go through: the caller's, or one with connections of its own.</summary>
internal static partial class ConnectionPool
{
    /// <summary>
    /// Returns the client to use. One made here has no timeout of its own, because every attempt carries its deadline,
    /// and leaves a handler that the caller supplied alone when it is disposed. It goes through the system's proxy, and
    /// answers that one with the credentials of the user that runs the process.
    /// </summary>
    public static HttpClient ClientFor(PostHogOptions options) =>
        options.HttpClient
        ?? new HttpClient(
            options.HttpHandler ?? CreateHandler(options),
            disposeHandler: options.HttpHandler is null
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
