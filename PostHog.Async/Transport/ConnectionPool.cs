namespace PostHog.Async.Transport;

/// <summary>Provides the HTTP client for requests: the caller's, or one with its own connections.</summary>
internal static partial class ConnectionPool
{
    /// <summary>
    /// Returns the client to use. A client created here has no timeout, because every attempt has its own deadline, and
    /// disposing it does not dispose a handler that the caller supplied. It uses the system's proxy, and authenticates
    /// to it with the credentials of the user that runs the process.
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
