using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Extensions.AspNetCore;
using PostHog.Extensions.AspNetCore.Proxy;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds endpoints of PostHog.</summary>
public static class PostHogEndpointRouteBuilderExtensions
{
    private static readonly string[] Methods =
    [
        HttpMethods.Get,
        HttpMethods.Post,
        HttpMethods.Options,
    ];

    /// <summary>
    /// Maps a reverse proxy for PostHog's browser library, so that its requests go to the application's own domain, which
    /// fewer blockers refuse: <c>posthog.init(token, { api_host: "/ingest", ui_host: "https://us.posthog.com" })</c>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">The path. Names such as <c>/analytics</c>, <c>/posthog</c> and <c>/ph</c> are often
    /// blocked. Default <c>/ingest</c>.</param>
    /// <param name="configure">Sets options. Null, the default, for none.</param>
    /// <returns>The endpoint, for example for a rate limit.</returns>
    /// <remarks>
    /// It sends only to PostHog, whatever the request says. Cookies, credentials and headers of the application are not
    /// passed on in either direction. The address of the client is added to <c>X-Forwarded-For</c>.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="endpoints"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is not a path such as <c>/ingest</c>, or an option is
    /// invalid.</exception>
    /// <exception cref="InvalidOperationException">The client is not registered: call <c>AddPostHog</c>
    /// first.</exception>
    public static IEndpointConventionBuilder MapPostHogProxy(
        this IEndpointRouteBuilder endpoints,
        string prefix = "/ingest",
        Action<PostHogProxyOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var path = PathOf(prefix);
        var options = new PostHogProxyOptions();
        configure?.Invoke(options);
        var proxy = ReverseProxy.Create(endpoints.ServiceProvider, options);
        return endpoints
            .MapMethods(
                path + "/{**rest}",
                Methods,
                context => proxy.ServeAsync(context, DepthOf(context) ?? path.Count('/'))
            )
            .WithDisplayName($"PostHog proxy {path}");
    }

    // How many segments come before the rest: a group has some of its own.
    private static int? DepthOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.PathSegments.Count - 1;

    private static string PathOf(string prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(prefix);
        var path = prefix.TrimEnd('/');
        return
            path.Length > 1 && path[0] == '/' && path.IndexOfAny(['{', '}', '?', '*', '#', ' ']) < 0
            ? path
            : throw new ArgumentException(
                "The prefix must be a path without parameters, such as /ingest.",
                nameof(prefix)
            );
    }
}
