namespace PostHog.Extensions.AspNetCore;

/// <summary>Where and how the reverse proxy for the browser library sends requests.</summary>
public sealed class PostHogProxyOptions
{
    /// <summary>
    /// The address of PostHog's API. Null, the default, means <see cref="PostHogOptions.Host"/> of the client.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>
    /// The address of the scripts and their configuration, <c>/static/</c> and <c>/array/</c>. Null, the default, means
    /// the one that belongs to PostHog Cloud in the US or the EU, otherwise <see cref="Host"/>.
    /// </summary>
    public string? AssetsHost { get; set; }

    /// <summary>
    /// How long one request may take, including both bodies. Default 60 seconds. When it is over, the response is 504.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The largest body of a request in bytes; a larger one gets the response 413. Default 64 MiB, as for PostHog itself.
    /// Bodies are passed on as they arrive and not kept.
    /// </summary>
    public long MaxBodyBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// The name of the client whose project the browser library uses. Null, the default, for the client without a name.
    /// </summary>
    public string? ClientName { get; set; }

    /// <summary>
    /// Sends the requests. Null, the default, for a handler with connections of its own. It must neither follow redirects
    /// nor keep cookies. The application disposes it.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }
}
