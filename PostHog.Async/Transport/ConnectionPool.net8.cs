using System.Net;
using System.Runtime.Versioning;
using PostHog.Async.Platform;

namespace PostHog.Async.Transport;

internal static partial class ConnectionPool
{
    // Longer than any usual pause between two deliveries, so that connections stay warm.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(2);

    // Connections are renewed now and then, so that a change in the name service is noticed.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // A browser connects by its own rules, and its handler has none of these settings.
    private static HttpMessageHandler CreateHandler(PostHogOptions options) =>
        OperatingSystem.IsBrowser() ? new HttpClientHandler() : CreateSocketsHandler(options);

    [UnsupportedOSPlatform("browser")]
    private static SocketsHttpHandler CreateSocketsHandler(PostHogOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
            AutomaticDecompression = DecompressionMethods.All,
            // Neither headers of the host's trace nor an activity for each request.
            ActivityHeadersPropagator = null,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = IdleTimeout,
            PooledConnectionLifetime = Lifetime,
            // A stalled answer is abandoned at its deadline, not drained for two seconds more.
            MaxResponseDrainSize = 0,
            ResponseDrainTimeout = TimeSpan.Zero,
        };
        Connections.Prepare(handler, options.ResolveHost);
        return handler;
    }
}
