using System.Runtime.InteropServices;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>Who a request is for.</summary>
/// <param name="DistinctId">The person; null if unknown.</param>
/// <param name="SessionId">The session of the browser.</param>
/// <param name="DeviceId">The browser itself.</param>
/// <param name="WindowId">The window or tab.</param>
/// <param name="IsIdentified">Whether the distinct id is that of a known user, not of a visitor.</param>
/// <param name="IsGiven">Whether the application's own function decided.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RequestIdentity(
    string? DistinctId,
    string? SessionId,
    string? DeviceId,
    string? WindowId,
    bool IsIdentified,
    bool IsGiven
);
