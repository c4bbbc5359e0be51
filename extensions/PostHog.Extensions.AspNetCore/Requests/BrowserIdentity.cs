namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>What PostHog's browser library sent with a request: in headers, in its cookie or in both.</summary>
/// <param name="Headers">The distinct id of the headers.</param>
/// <param name="Cookie">The distinct id of the cookie.</param>
/// <param name="SessionId">The session, of the headers if they have one.</param>
/// <param name="DeviceId">The device of the cookie.</param>
/// <param name="WindowId">The window of the headers.</param>
/// <param name="IsIdentified">Whether the cookie is that of a known user.</param>
internal sealed record BrowserIdentity(
    string? Headers,
    string? Cookie,
    string? SessionId,
    string? DeviceId,
    string? WindowId,
    bool IsIdentified
)
{
    public static readonly BrowserIdentity None = new(null, null, null, null, null, false);
}
