using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace PostHog.Extensions.AspNetCore;

/// <summary>
/// What the middleware reads of a request, and what it reports. It is read once, when the pipeline is built.
/// </summary>
public sealed class PostHogRequestOptions
{
    /// <summary>
    /// Where the distinct id comes from: the first source that has one decides. Default: the signed-in user, the tracing
    /// headers, the browser's cookie. A source that is removed is not read at all.
    /// </summary>
    /// <remarks>
    /// Anyone can send headers and cookies: they only claim an identity. Never use the distinct id for authorisation.
    /// </remarks>
    public IList<PostHogIdentitySource> IdentitySources { get; } =
    [
        PostHogIdentitySource.SignedInUser,
        PostHogIdentitySource.TracingHeaders,
        PostHogIdentitySource.BrowserCookie,
    ];

    /// <summary>
    /// The claims that can contain the distinct id of the signed-in user; the first one that the user has is used.
    /// Default: <see cref="ClaimTypes.NameIdentifier"/>, then <c>sub</c>.
    /// </summary>
    public IList<string> UserClaims { get; } = [ClaimTypes.NameIdentifier, "sub"];

    /// <summary>
    /// Returns the distinct id of a request, or null to ask <see cref="IdentitySources"/>. It is called each time the
    /// distinct id is needed, possibly by several threads, and must not wait. If it throws, it counts as null, and the
    /// log says so. Default: null.
    /// </summary>
    public Func<HttpContext, string?>? DistinctId { get; set; }

    /// <summary>
    /// Whether the headers and the cookie of a visitor who has opted out in the browser are ignored. Default true.
    /// </summary>
    public bool RespectOptOut { get; set; } = true;

    /// <summary>
    /// Whether events have <c>$current_url</c>, the address of the request without its query, and
    /// <c>$request_path</c>. Default true.
    /// </summary>
    public bool IncludeUrl { get; set; } = true;

    /// <summary>Whether events have the HTTP method as <c>$request_method</c>. Default true.</summary>
    public bool IncludeMethod { get; set; } = true;

    /// <summary>
    /// Whether events have the template of the route, such as <c>/orders/{number}</c>, as <c>$request_route</c>. Default
    /// true.
    /// </summary>
    public bool IncludeRoute { get; set; } = true;

    /// <summary>
    /// Whether events have the browser or program that sent the request, as <c>$user_agent</c> and
    /// <c>$raw_user_agent</c>, by which PostHog recognises bots. Default true.
    /// </summary>
    public bool IncludeUserAgent { get; set; } = true;

    /// <summary>
    /// Whether events have the address of the client as <c>$ip</c>. Default false. It is the address of the connection;
    /// behind a proxy, use the middleware for forwarded headers of ASP.NET Core.
    /// </summary>
    public bool IncludeIpAddress { get; set; }

    /// <summary>
    /// Whether exceptions that no action or endpoint handles are reported, once each, with the person, address, route
    /// and status of the request. Default true. Cancellations after the client has aborted the request, and requests that were
    /// malformed (<see cref="BadHttpRequestException"/> with a status below 500), are not reported.
    /// </summary>
    public bool CaptureExceptions { get; set; } = true;

    /// <summary>
    /// Returns whether an exception is reported. It is called when the status of the response is known. Default: null,
    /// which reports all. If it throws, the exception is reported.
    /// </summary>
    public Func<HttpContext, Exception, bool>? ShouldCaptureException { get; set; }

    /// <summary>
    /// Returns whether a request gets a context; false, for example for health checks, leaves it alone. Default: null,
    /// for all requests. If it throws, the request gets a context. It is called once: the page of an error of a request that
    /// is left out is left out too, and gates of the request count as if the flag did not exist.
    /// </summary>
    public Func<HttpContext, bool>? Filter { get; set; }

    /// <summary>
    /// The name of the client that reports exceptions and evaluates flags. Default: null, for the client without a name.
    /// </summary>
    public string? ClientName { get; set; }
}
