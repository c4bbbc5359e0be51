namespace PostHog.Wire;

// Facts: ai-properties.
/// <summary>Removes from an address what may be a key: user name, password, query and fragment.</summary>
internal static class PublicUrl
{
    /// <summary>Returns the rest of the address; null for null.</summary>
    public static string? Of(string? url)
    {
        if (url is null)
        {
            return null;
        }

        var end = url.IndexOfAny(['?', '#']);
        var rest = end < 0 ? url : url.Substring(0, end);
        var begin = rest.IndexOf("://", StringComparison.Ordinal);
        begin = begin < 0 ? 0 : begin + 3;
        var authority = rest.IndexOf('/', begin);
        authority = authority < 0 ? rest.Length : authority;
        // A path alone has no user.
        var at = authority == begin ? -1 : rest.LastIndexOf('@', authority - 1, authority - begin);
        return at < 0 ? rest : rest.Remove(begin, at + 1 - begin);
    }
}
