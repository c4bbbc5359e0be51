namespace PostHog.Wire;

/// <summary>
/// Decides whether to follow a redirect: only one that keeps the method and the body (307, 308), only to the same
/// scheme, host and port, so that the token and the events never go to another server, and only a limited number of
/// times.
/// </summary>
internal static class Redirects
{
    /// <summary>The maximum number of redirects that one attempt follows.</summary>
    public const int Max = 5;

    /// <summary>Returns the request to send next; null if the response is final.</summary>
    /// <param name="sent">The request that got the response.</param>
    /// <param name="answer">The response.</param>
    /// <param name="followed">The number of redirects that this attempt has already followed.</param>
    public static WireRequest? Next(WireRequest sent, WireResponse answer, int followed)
    {
        if (answer.Status is not (307 or 308) || followed >= Max || answer.Location is null)
        {
            return null;
        }

        return
            Uri.TryCreate(sent.Url, answer.Location.Trim(), out var target)
            && IsSamePlace(sent.Url, target)
            ? sent with
            {
                Url = target,
            }
            : null;
    }

    /// <summary>
    /// Returns the target of a redirect for a message, without user name, query and secrets; null if there is none.
    /// </summary>
    public static string? TargetOf(WireResponse answer)
    {
        var location = answer.Location?.Trim();
        if (string.IsNullOrEmpty(location))
        {
            return null;
        }

        var isUrl =
            Uri.TryCreate(location, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https";
        var place = isUrl
            ? url!.GetComponents(
                UriComponents.SchemeAndServer | UriComponents.Path,
                UriFormat.UriEscaped
            )
            : location!.Split('?', '#')[0];
        return place.IndexOf('@') >= 0
            ? "an address with a user name"
            : OneLine.Of(answer.Secrets.Hide(place));
    }

    private static bool IsSamePlace(Uri from, Uri to) =>
        from.Scheme == to.Scheme
        && from.Port == to.Port
        && string.Equals(from.IdnHost, to.IdnHost, StringComparison.OrdinalIgnoreCase)
        && to.UserInfo == from.UserInfo;
}
