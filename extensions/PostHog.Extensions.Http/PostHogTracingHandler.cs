using PostHog.Context;

namespace PostHog.Extensions.Http;

/// <summary>
/// Adds the distinct id and the session id of the current context to requests, as the headers
/// <c>X-POSTHOG-DISTINCT-ID</c> and <c>X-POSTHOG-SESSION-ID</c>, so that the receiving service knows the person. Only
/// requests to the given hosts get them. Thread-safe.
/// </summary>
/// <remarks>
/// Outside a context, requests are not changed. In a context, both headers are set to the values of the context, and
/// removed if it has none. An id that a header cannot contain, such as one with non-ASCII letters, is left out; a
/// failure here never prevents a request from being sent. An inner handler that follows redirects also sends the
/// headers.
/// </remarks>
public sealed partial class PostHogTracingHandler : DelegatingHandler
{
    private readonly HashSet<string> _hosts;

    /// <summary>Creates a handler.</summary>
    /// <param name="hosts">The exact names of the hosts, such as <c>api.example.com</c>: no schemes, ports, paths or
    /// wildcards.</param>
    /// <exception cref="ArgumentNullException"><paramref name="hosts"/> is null.</exception>
    /// <exception cref="ArgumentException">One of the names is not a host name.</exception>
    public PostHogTracingHandler(params string[] hosts)
    {
        if (hosts is null)
        {
            throw new ArgumentNullException(nameof(hosts));
        }

        _hosts = new HashSet<string>(hosts.Select(NameOf), StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Trace(request);
        return base.SendAsync(request, cancellationToken);
    }

    private void Trace(HttpRequestMessage? request)
    {
        if (
            ContextScope.Current?.Values is { } context
            && request?.RequestUri is { IsAbsoluteUri: true } url
            && HostOf(url) is { } host
            && _hosts.Contains(host)
        )
        {
            Replace(request, TracingHeaders.DistinctId, context.DistinctId);
            Replace(request, TracingHeaders.SessionId, context.SessionId);
        }
    }

    // A URL may have characters that no host name has; the next handler reports that if necessary.
    private static string? HostOf(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static void Replace(HttpRequestMessage request, string header, string? id)
    {
        request.Headers.Remove(header);
        if (
            TracingHeaders.Clean(id) is { } clean
            && clean.All(letter => letter is >= ' ' and <= '~')
        )
        {
            request.Headers.TryAddWithoutValidation(header, clean);
        }
    }

    private static string NameOf(string? host)
    {
        var name = host?.Trim().ToLowerInvariant() ?? "";
        return
            Uri.CheckHostName(name) is not UriHostNameType.Unknown
            && Uri.TryCreate($"http://{Bracketed(name)}/", UriKind.Absolute, out var url)
            && HostOf(url) is { Length: > 0 } known
            ? known
            : throw new ArgumentException(
                $"'{host}' is not a host name: use the name only, such as api.example.com.",
                nameof(host)
            );
    }

    // In a URL, an IPv6 address is in brackets.
    private static string Bracketed(string name) =>
        Uri.CheckHostName(name) is UriHostNameType.IPv6 && name[0] != '[' ? $"[{name}]" : name;
}
