namespace PostHog.Extensions.AspNetCore;

/// <summary>Where the middleware finds out who a request is for.</summary>
public enum PostHogIdentitySource
{
    /// <summary>
    /// The signed-in user: the first claim of <see cref="PostHogRequestOptions.UserClaims"/> that an authenticated
    /// identity has.
    /// </summary>
    SignedInUser,

    /// <summary>
    /// The tracing headers <c>X-POSTHOG-DISTINCT-ID</c>, <c>X-POSTHOG-SESSION-ID</c> and <c>X-POSTHOG-WINDOW-ID</c>,
    /// which PostHog's browser library adds to requests.
    /// </summary>
    TracingHeaders,

    /// <summary>The cookie in which PostHog's browser library stores the visitor.</summary>
    BrowserCookie,
}
