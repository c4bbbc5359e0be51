namespace PostHog.Wire.Json;

/// <summary>
/// Writes an address without the user name and password that it may contain. Works on the text, so that no parser of
/// the caller runs.
/// </summary>
internal static class UrlText
{
    private static readonly char[] EndsOfAuthority = ['/', '\\', '?', '#'];

    /// <summary>Returns the text of an address; otherwise it is as the caller wrote it.</summary>
    public static string Of(Uri url)
    {
        var text = url.OriginalString;
        var start = AuthorityIn(text);
        if (start < 0)
        {
            return text;
        }

        var end = text.IndexOfAny(EndsOfAuthority, start);
        var length = (end < 0 ? text.Length : end) - start;
        var at = length == 0 ? -1 : text.LastIndexOf('@', start + length - 1, length);
        return at < 0 ? text : text.Remove(start, at + 1 - start);
    }

    // What follows the first two slashes, if only the scheme precedes them. The runtime reads backslashes as slashes.
    private static int AuthorityIn(string text)
    {
        var slash = text.IndexOfAny(EndsOfAuthority);
        return
            slash >= 0
            && IsSlash(text[slash])
            && slash + 1 < text.Length
            && IsSlash(text[slash + 1])
            && (slash == 0 || text[slash - 1] == ':')
            ? slash + 2
            : -1;
    }

    private static bool IsSlash(char character) => character is '/' or '\\';
}
