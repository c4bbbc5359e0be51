using System.Net;

namespace PostHog.Async.Transport;

internal static partial class ConnectionPool
{
    private static HttpClientHandler CreateHandler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        };
}
