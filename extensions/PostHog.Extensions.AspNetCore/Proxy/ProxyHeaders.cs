using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace PostHog.Extensions.AspNetCore.Proxy;

/// <summary>
/// Which headers a proxied request and its response keep. Everything else stays: cookies and credentials belong to the
/// application, and headers about the connection to the connection.
/// </summary>
internal static class ProxyHeaders
{
    private const string ForwardedFor = "X-Forwarded-For";

    private static readonly string[] OfRequest =
    [
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Access-Control-Request-Headers",
        "Access-Control-Request-Method",
        "Cache-Control",
        "If-Modified-Since",
        "If-None-Match",
        "Origin",
        "Referer",
        "User-Agent",
    ];

    private static readonly string[] OfBody = ["Content-Type", "Content-Encoding"];

    private static readonly HashSet<string> OfResponse = new(StringComparer.OrdinalIgnoreCase)
    {
        "Access-Control-Allow-Credentials",
        "Access-Control-Allow-Headers",
        "Access-Control-Allow-Methods",
        "Access-Control-Allow-Origin",
        "Access-Control-Expose-Headers",
        "Access-Control-Max-Age",
        "Age",
        "Cache-Control",
        "Content-Encoding",
        "Content-Language",
        "Content-Length",
        "Content-Type",
        "Cross-Origin-Resource-Policy",
        "ETag",
        "Expires",
        "Last-Modified",
        "Retry-After",
        "Timing-Allow-Origin",
        "Vary",
        "X-Content-Type-Options",
    };

    public static void CopyRequest(HttpContext context, HttpRequestMessage message)
    {
        Copy(context.Request.Headers, OfRequest, message.Headers);
        if (message.Content is { } content)
        {
            Copy(context.Request.Headers, OfBody, content.Headers);
        }

        var forwarded = context.Request.Headers[ForwardedFor].ToArray();
        if (context.Connection.RemoteIpAddress is { } address)
        {
            var client = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            forwarded = [.. forwarded, client.ToString()];
        }

        if (forwarded.Length > 0)
        {
            message.Headers.TryAddWithoutValidation(ForwardedFor, string.Join(", ", forwarded));
        }
    }

    public static void CopyResponse(HttpResponseMessage message, HttpResponse response)
    {
        foreach (var header in message.Headers.Concat(message.Content.Headers))
        {
            if (OfResponse.Contains(header.Key))
            {
                response.Headers[header.Key] = header.Value.ToArray();
            }
        }
    }

    private static void Copy(IHeaderDictionary from, string[] names, HttpHeaders to)
    {
        foreach (var name in names)
        {
            if (from.TryGetValue(name, out var values))
            {
                to.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }
    }
}
