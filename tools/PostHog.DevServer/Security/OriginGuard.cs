using Microsoft.AspNetCore.Http;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Security;

/// <summary>
/// Keeps pages of other origins out. What shows or controls the server needs its token or a page of the server itself; what
/// takes events and answers flags is open to programs, and to pages of this machine and of the origins that were allowed.
/// </summary>
internal sealed class OriginGuard(
    string? token,
    IReadOnlyList<string> allowedOrigins,
    RefusalLog refusals
)
{
    private readonly AccessToken? _token = token is null ? null : new AccessToken(token);
    private readonly HashSet<string> _allowed = new(
        allowedOrigins.Select(origin => origin.TrimEnd('/')),
        StringComparer.OrdinalIgnoreCase
    );

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var isControl = IsControl(context.Request.Path);
        var refusal = isControl ? CheckControl(context.Request) : CheckIngestion(context.Request);
        if (refusal is not null)
        {
            Note(context.Request, refusal);
            return Answer.Refused(403, refusal).WriteAsync(context);
        }

        return BrowserPaths.Contains(context.Request.Path) && CrossOrigin.Allow(context)
            ? Answer.NoContent.WriteAsync(context)
            : next(context);
    }

    /// <summary>Whether the path shows or controls the server; all others are those that clients of PostHog use.</summary>
    public static bool IsControl(PathString path) =>
        path.Value is null or "" or "/"
        || path.StartsWithSegments("/_dev", StringComparison.OrdinalIgnoreCase);

    /// <summary>A program reads the answer; who opened a page that is refused may not.</summary>
    private void Note(HttpRequest request, string refusal)
    {
        if (RequestOrigin.Find(request) is OriginKind.Loopback or OriginKind.Foreign)
        {
            refusals.Add(RequestOrigin.NameOf(request), refusal);
        }
    }

    private string? CheckControl(HttpRequest request) =>
        RequestOrigin.Find(request) switch
        {
            OriginKind.SameOrigin => null,
            OriginKind.Loopback or OriginKind.Foreign when !IsLinkToPage(request) =>
                "this path is for pages of this server and for programs with its token, not for pages of another origin",
            OriginKind.NoBrowser or OriginKind.User when _token is null => null,
            _ => HasToken(request)
                ? null
                : "the token is missing: open the address that the server printed, or send Authorization: Bearer <token>",
        };

    private string? CheckIngestion(HttpRequest request) =>
        RequestOrigin.Find(request) is OriginKind.Foreign && !IsAllowed(request)
            ? $"the origin \"{RequestOrigin.NameOf(request)}\" is not allowed: only pages of this machine are, unless --allow-origin names others"
            : null;

    private bool IsAllowed(HttpRequest request) =>
        _allowed.Contains("*") || _allowed.Contains(RequestOrigin.NameOf(request));

    /// <summary>A link that was followed, say in a terminal within a page: it shows the page and tells the other origin nothing.</summary>
    private bool IsLinkToPage(HttpRequest request) =>
        _token is not null
        && HttpMethods.IsGet(request.Method)
        && request.Path.Value is "/"
        && request.Headers["Sec-Fetch-Mode"] == "navigate"
        && request.Headers["Sec-Fetch-Dest"] == "document";

    private bool HasToken(HttpRequest request) =>
        _token is not null
        && (
            _token.Matches(request.Query["token"].ToString())
            || _token.MatchesHeader(request.Headers.Authorization.ToString())
        );
}
