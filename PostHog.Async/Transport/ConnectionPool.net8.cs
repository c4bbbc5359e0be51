using System.Net;
using System.Runtime.Versioning;
using PostHog.Async.Platform;

namespace PostHog.Async.Transport;

internal static partial class ConnectionPool
{
    // Longer than the usual pause between two deliveries, so that connections stay open.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(2);

    // Connections are renewed from time to time, so that a DNS change takes effect.
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
            // Neither the application's trace headers nor an activity for each request.
            ActivityHeadersPropagator = null,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = IdleTimeout,
            PooledConnectionLifetime = Lifetime,
            // A stalled response is abandoned at its deadline, not drained for another two seconds.
            MaxResponseDrainSize = 0,
            ResponseDrainTimeout = TimeSpan.Zero,
        };
        Connections.Prepare(handler, options.ResolveHost);
        return handler;
    }
}
