using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Security;

/// <summary>
/// The paths that libraries in browsers use: only of these may pages of other origins read the answers. Flag definitions are for
/// servers, whose secret key no page may have.
/// </summary>
internal static class BrowserPaths
{
    private static readonly HashSet<string> Single = new(StringComparer.OrdinalIgnoreCase)
    {
        "/flags",
        "/decide",
        "/e",
        "/s",
        "/capture",
        "/track",
        "/engage",
        "/batch",
    };

    private static readonly PathString[] Trees =
    [
        "/i",
        "/array",
        "/static",
        "/api/surveys",
        "/api/early_access_features",
        "/api/web_experiments",
        "/api/product_tours",
    ];

    public static bool Contains(PathString path) =>
        Single.Contains((path.Value ?? "").TrimEnd('/'))
        || Trees.Any(tree => path.StartsWithSegments(tree, StringComparison.OrdinalIgnoreCase));
}
