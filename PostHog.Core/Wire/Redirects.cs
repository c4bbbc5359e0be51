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
    /// Returns where a redirect leads, for a message: scheme, host and port only, because a server may repeat anything
    /// in the rest; null if the response names no target.
    /// </summary>
    public static string? TargetOf(WireResponse answer)
    {
        var location = answer.Location?.Trim();
        if (string.IsNullOrEmpty(location))
        {
            return null;
        }

        return ServerIn(location!) is { } server
            ? OneLine.Of(EncodedText.Hide(answer.Secrets.Hide(server), EncodedText.InAddress))
            : "another path of the same host";
    }

    // Null if the target is relative.
    private static string? ServerIn(string location)
    {
        var isRelative = location.StartsWith("//", StringComparison.Ordinal);
        if (!isRelative && !HasScheme(location))
        {
            return null;
        }

        var isUrl =
            Uri.TryCreate(
                isRelative ? "https:" + location : location,
                UriKind.Absolute,
                out var url
            ) && url.Scheme is "http" or "https";
        return isUrl
            ? url!.GetComponents(
                isRelative ? UriComponents.HostAndPort : UriComponents.SchemeAndServer,
                UriFormat.UriEscaped
            )
            : "an address that is not valid";
    }

    private static bool HasScheme(string location)
    {
        var end = location.IndexOfAny(['/', '?', '#', ':']);
        return end > 0 && location[end] == ':';
    }

    private static bool IsSamePlace(Uri from, Uri to) =>
        from.Scheme == to.Scheme
        && from.Port == to.Port
        && string.Equals(from.IdnHost, to.IdnHost, StringComparison.OrdinalIgnoreCase)
        && to.UserInfo == from.UserInfo;
}
