namespace PostHog.Wire;

/// <summary>
/// Decides whether a redirect is followed: only one that keeps the method and the body (307, 308), only to the same scheme,
/// host and port, so that token and events never go to a stranger, and only so often.
/// </summary>
internal static class Redirects
{
    /// <summary>The most redirects one attempt follows.</summary>
    public const int Most = 5;

    /// <summary>Returns the request to send next; null when the answer stands as it is.</summary>
    /// <param name="sent">The request that was answered.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="followed">How many redirects this attempt has followed already.</param>
    public static WireRequest? Next(WireRequest sent, WireResponse answer, int followed)
    {
        if (answer.Status is not (307 or 308) || followed >= Most || answer.Location is null)
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

    /// <summary>Names the target of a redirect for a message: without user name, query and secrets; null when there is none.</summary>
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
