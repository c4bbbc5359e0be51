using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary>
/// The page at <c>/</c>, for browsers, and what it consists of below <c>/_dev/page/</c>. It asks nothing of another server and
/// runs nothing but these files.
/// </summary>
internal static class PageEndpoint
{
    private const string Prefix = "page/";
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly Assembly Own = typeof(PageEndpoint).Assembly;

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(
            "/_dev/page/{file}",
            context => SendAsync(context, (string)context.Request.RouteValues["file"]!)
        );

    /// <summary>Sends one of the files.</summary>
    public static async Task SendAsync(HttpContext context, string file)
    {
        await using var content = Own.GetManifestResourceStream(Prefix + file);
        if (content is null || !Types.TryGetValue(Path.GetExtension(file), out var type))
        {
            await Answer.Refused(404, $"the page has no file \"{file}\"").WriteAsync(context);
            return;
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
