using Microsoft.AspNetCore.Http;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Security;

/// <summary>
/// Refuses requests for another host than this machine: a page in the developer's browser could
/// otherwise reach the server under a name of its own that it rebinds to 127.0.0.1.
/// </summary>
internal sealed class LoopbackGuard(RefusalLog refusals)
{
    private const int LongestName = 200;

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        if (RequestOrigin.IsOwnHost(host))
        {
            return next(context);
        }

        var shown = host.Length > LongestName ? host[..LongestName] : host;
        var problem = $"this server answers to localhost and 127.0.0.1 only, not to \"{shown}\"";
        refusals.Add(shown, problem);
        return Answer.Refused(403, problem).WriteAsync(context);
    }
}
