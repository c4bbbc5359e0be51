using System.Net;
using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Security;

/// <summary>
/// Where a request comes from, by the headers that a page of a browser cannot set: <c>Origin</c>, <c>Sec-Fetch-Site</c> and
/// <c>Referer</c>.
/// </summary>
internal static class RequestOrigin
{
    private const string LocalName = "localhost";

    private static readonly HashSet<string> OwnNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "127.0.0.1",
        LocalName,
        "[::1]",
    };

    /// <summary>Whether the server answers to a host: to the usual names of this machine.</summary>
    public static bool IsOwnHost(string host) => OwnNames.Contains(host);

    /// <summary>Returns who sent the request.</summary>
    public static OriginKind Find(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (origin.Length > 0)
        {
            return Judge(origin, request, site);
        }

        return site switch
        {
            "" => OriginKind.NoBrowser,
            "same-origin" => OriginKind.SameOrigin,
            "none" => OriginKind.User,
            _ => JudgeReferer(request),
        };
    }

    /// <summary>The origin of the page that sent the request, by its referer where it names none; empty where it is not known.</summary>
    public static string NameOf(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin
        : Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var referer)
            ? referer.GetLeftPart(UriPartial.Authority)
        : "";

    private static OriginKind Judge(string origin, HttpRequest request, string site)
    {
        var own = $"{request.Scheme}://{request.Host.Value}";
        if (string.Equals(origin, own, StringComparison.OrdinalIgnoreCase))
        {
            return site is "" or "same-origin" ? OriginKind.SameOrigin : OriginKind.Foreign;
        }

        return IsLoopback(origin) ? OriginKind.Loopback : OriginKind.Foreign;
    }

    /// <summary>A page can leave out the referer but not forge it.</summary>
    private static OriginKind JudgeReferer(HttpRequest request) =>
        IsLoopback(request.Headers.Referer.ToString()) ? OriginKind.Loopback : OriginKind.Foreign;

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && (
            IsLocalName(uri.IdnHost)
            || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip))
        );

    // Browsers look no name below localhost up elsewhere (RFC 6761, 6.3).
    private static bool IsLocalName(string host) =>
        string.Equals(host, LocalName, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith($".{LocalName}", StringComparison.OrdinalIgnoreCase);
}
