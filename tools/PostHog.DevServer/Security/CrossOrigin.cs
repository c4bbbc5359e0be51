using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Security;

/// <summary>
/// Lets pages of other origins read answers (CORS), as PostHog does: any header they ask for, with credentials, of which there
/// are none here.
/// </summary>
internal static class CrossOrigin
{
    private const string CacheSeconds = "600";

    /// <summary>Sets the headers for a page that was found to be allowed.</summary>
    /// <returns>Whether the browser only asks what it may do, and the headers are the answer.</returns>
    public static bool Allow(HttpContext context)
    {
        var (request, answer) = (context.Request.Headers, context.Response.Headers);
        answer.Vary = "Origin";
        var origin = request.Origin.ToString();
        if (origin.Length == 0 || !IsPlain(origin))
        {
            return false;
        }

        answer.AccessControlAllowOrigin = origin;
        answer.AccessControlAllowCredentials = "true";
        answer.AccessControlExposeHeaders = "Retry-After";
        if (
            !HttpMethods.IsOptions(context.Request.Method)
            || request.AccessControlRequestMethod.Count == 0
        )
        {
            return false;
        }

        answer.AccessControlAllowMethods = "GET, POST, OPTIONS";
        if (IsPlain(request.AccessControlRequestHeaders.ToString()))
        {
            answer.AccessControlAllowHeaders = request.AccessControlRequestHeaders;
        }

        answer.AccessControlMaxAge = CacheSeconds;
        if (request.ContainsKey("Access-Control-Request-Private-Network"))
        {
            answer["Access-Control-Allow-Private-Network"] = "true";
        }

        return true;
    }

    // A header with anything else would be refused when the answer is sent.
    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
