using System.Net;

namespace PostHog.Async.Transport;

internal static partial class ConnectionPool
{
    // A handler of netstandard2.0 cannot control how it connects.
    private static HttpClientHandler CreateHandler(PostHogOptions _) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        };
}
