using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PostHog.Context;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>Reads the properties that a request gives to its events. Thread-safe.</summary>
internal sealed class PropertyReader
{
    public const string Route = "$request_route";

    private const string Url = "$current_url";
    private const string Path = "$request_path";
    private const string Method = "$request_method";

    private readonly bool _includesUrl;
    private readonly bool _includesMethod;
    private readonly bool _includesRoute;
    private readonly bool _includesUserAgent;
    private readonly bool _includesIpAddress;

    public PropertyReader(PostHogRequestOptions options)
    {
        _includesUrl = options.IncludeUrl;
        _includesMethod = options.IncludeMethod;
        _includesRoute = options.IncludeRoute;
        _includesUserAgent = options.IncludeUserAgent;
        _includesIpAddress = options.IncludeIpAddress;
    }

    public Dictionary<string, object?> Read(
        HttpContext context,
        RequestAddress address,
        in RequestIdentity identity
    )
    {
        var properties = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (_includesUrl)
        {
            Add(properties, Url, UrlOf(context.Request, address));
            Add(properties, Path, address.Path.Value);
        }

        if (_includesMethod)
        {
            Add(properties, Method, address.Method);
        }

        Add(properties, Route, RouteOf(context.GetEndpoint()));
        if (_includesUserAgent && UserAgentOf(context.Request) is { } agent)
        {
            Add(properties, "$user_agent", agent);
            Add(properties, "$raw_user_agent", agent);
        }

        if (_includesIpAddress)
        {
            Add(properties, "$ip", IpAddressOf(context.Connection));
        }

        Add(properties, "$window_id", identity.WindowId);
        return properties;
    }

    /// <summary>
    /// Returns the properties of the events of a page that is shown through a connection: those of the connection, with the
    /// address of the page and without method and route.
    /// </summary>
    /// <param name="page">The address of the page; null if it is not known yet.</param>
    /// <param name="connection">The properties of the request that opened the connection.</param>
    public Dictionary<string, object?> ReadPage(
        string? page,
        Dictionary<string, object?> connection
    )
    {
        var properties = new Dictionary<string, object?>(connection, StringComparer.Ordinal);
        foreach (var name in (string[])[Url, Path, Method, Route])
        {
            properties.Remove(name);
        }

        if (_includesUrl && Uri.TryCreate(page, UriKind.Absolute, out var address))
        {
            Add(properties, Url, address.GetLeftPart(UriPartial.Path));
            Add(properties, Path, address.AbsolutePath);
        }

        return properties;
    }

    /// <summary>Returns the template of the route; null if there is none or it is not included.</summary>
    public string? RouteOf(Endpoint? endpoint) =>
        _includesRoute && endpoint is RouteEndpoint { RoutePattern.RawText: { } route }
            ? Rooted(route)
            : null;

    // Routes of controllers and pages are written without the slash.
    private static string Rooted(string route) => route.StartsWith('/') ? route : "/" + route;

    private static void Add(Dictionary<string, object?> properties, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            properties[name] = value;
        }
    }

    // A server that does not check the header Host can let an impossible name through.
    private static string? UrlOf(HttpRequest request, RequestAddress address)
    {
        try
        {
            return UriHelper.BuildAbsolute(
                request.Scheme,
                request.Host,
                address.Base,
                address.Path
            );
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? UserAgentOf(HttpRequest request) =>
        request.Headers.TryGetValue(HeaderNames.UserAgent, out var agent)
            ? TracingHeaders.Clean(agent.ToString())
            : null;

    private static string? IpAddressOf(ConnectionInfo connection) =>
        connection.RemoteIpAddress is { } address
            ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
            : null;
}
