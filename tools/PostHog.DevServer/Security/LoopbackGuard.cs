using Microsoft.AspNetCore.Http;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Security;

/// <summary>
/// Refuses requests for another host than this machine: a page in the developer's browser could
/// otherwise reach the server under a name of its own that it rebinds to 127.0.0.1.
/// </summary>
internal static class LoopbackGuard
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        return RequestOrigin.IsOwnHost(host)
            ? next(context)
            : Answer
                .Refused(
                    403,
                    $"this server answers to localhost and 127.0.0.1 only, not to \"{host}\""
                )
                .WriteAsync(context);
    }
}
