using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PostHog.Context;
using PostHog.Diagnostics;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>Finds out who a request is for. Thread-safe; never throws, whatever a request contains.</summary>
internal sealed class IdentityReader
{
    private readonly PostHogIdentitySource[] _sources;
    private readonly string[] _claims;
    private readonly Func<HttpContext, string?>? _given;
    private readonly PostHogLog _log;
    private readonly BrowserCookie _cookie;
    private readonly bool _readsUser;
    private readonly bool _readsHeaders;
    private readonly bool _readsCookie;
    private readonly bool _respectsOptOut;

    public IdentityReader(
        PostHogRequestOptions options,
        string token,
        TimeProvider time,
        PostHogLog log
    )
    {
        _sources = [.. options.IdentitySources];
        _claims = [.. options.UserClaims];
        _given = options.DistinctId;
        _log = log;
        _cookie = new BrowserCookie(token, time);
        _readsUser = _sources.Contains(PostHogIdentitySource.SignedInUser);
        _readsHeaders = _sources.Contains(PostHogIdentitySource.TracingHeaders);
        _readsCookie = token.Length > 0 && _sources.Contains(PostHogIdentitySource.BrowserCookie);
        _respectsOptOut = options.RespectOptOut && token.Length > 0;
    }

    /// <summary>Returns what the application's own function says; null if it leaves the decision to the sources.</summary>
    public string? GivenTo(HttpContext context)
    {
        try
        {
            return TracingHeaders.Clean(_given?.Invoke(context));
        }
        catch (Exception error)
        {
            _log.RequestCallbackFailed(nameof(PostHogRequestOptions.DistinctId), error);
            return null;
        }
    }

    /// <summary>Returns who a request is for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="state">Its state.</param>
    /// <param name="given">What the application's own function says.</param>
    /// <param name="user">The signed-in user.</param>
    public RequestIdentity Read(
        HttpContext context,
        RequestState state,
        string? given,
        string? user
    )
    {
        var browser = state.Browser ??= BrowserOf(context.Request);
        var (distinctId, isIdentified) = given is null ? FirstOf(user, browser) : (given, true);
        return new RequestIdentity(
            distinctId,
            browser.SessionId,
            browser.DeviceId,
            browser.WindowId,
            isIdentified,
            given is not null
        );
    }

    /// <summary>Returns the distinct id of the signed-in user; null if there is none, or it is not read.</summary>
    public string? UserOf(HttpContext context) => _readsUser ? OfUser(context.User) : null;

    /// <summary>Returns the distinct id of a user; null if nobody is signed in.</summary>
    public string? OfUser(ClaimsPrincipal user)
    {
        foreach (var claim in _claims)
        {
            foreach (var identity in user.Identities)
            {
                if (
                    identity.IsAuthenticated
                    && TracingHeaders.Clean(identity.FindFirst(claim)?.Value) is { } distinctId
                )
                {
                    return distinctId;
                }
            }
        }

        return null;
    }

    private (string? DistinctId, bool IsIdentified) FirstOf(string? user, BrowserIdentity browser)
    {
        foreach (var source in _sources)
        {
            var (distinctId, isIdentified) = source switch
            {
                PostHogIdentitySource.SignedInUser => (user, true),
                PostHogIdentitySource.TracingHeaders => (
                    browser.Headers,
                    browser.IsIdentified && browser.Headers == browser.Cookie
                ),
                _ => (browser.Cookie, browser.IsIdentified),
            };
            if (distinctId is not null)
            {
                return (distinctId, isIdentified);
            }
        }

        return (null, false);
    }

    private BrowserIdentity BrowserOf(HttpRequest request)
    {
        if (
            !(_readsHeaders || _readsCookie)
            || (_respectsOptOut && _cookie.IsOptedOut(request.Cookies))
        )
        {
            return BrowserIdentity.None;
        }

        var cookie = _readsCookie ? _cookie.Read(request.Cookies) : BrowserIdentity.None;
        return _readsHeaders
            ? cookie with
            {
                Headers = HeaderOf(request, TracingHeaders.DistinctId),
                SessionId = HeaderOf(request, TracingHeaders.SessionId) ?? cookie.SessionId,
                WindowId = HeaderOf(request, "X-POSTHOG-WINDOW-ID"),
            }
            : cookie;
    }

    // The first value that is usable, as PostHogContext.FromHeaders reads a header that is repeated.
    private static string? HeaderOf(HttpRequest request, string name)
    {
        if (!request.Headers.TryGetValue(name, out StringValues values))
        {
            return null;
        }

        foreach (var value in values)
        {
            if (TracingHeaders.Clean(value) is { } clean)
            {
                return clean;
            }
        }

        return null;
    }
}
