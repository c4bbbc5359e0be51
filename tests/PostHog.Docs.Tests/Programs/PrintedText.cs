using System.Text.RegularExpressions;

namespace PostHog.Docs.Tests.Programs;

/// <summary>
/// Makes two printed texts comparable. What differs from run to run, ids, durations, ratios and ports, is replaced by a name; the
/// same id gets the same name, so a text that shows one id twice still says so. Widths of columns do not count.
/// </summary>
internal static partial class PrintedText
{
    public static string Normalise(string text)
    {
        var ids = new List<string>();
        text = Id().Replace(text, id => $"<id {NumberOf(ids, id.Value)}>");
        text = Duration().Replace(text, "<time> $1");
        text = Ratio().Replace(text, "<n> times");
        text = Port().Replace(text, "127.0.0.1:<port>");
        var lines = text.ReplaceLineEndings("\n")
            .Split('\n')
            .Select(line => Spaces().Replace(line, " ").Trim());
        return string.Join('\n', lines).Trim();
    }

    private static int NumberOf(List<string> ids, string id)
    {
        if (!ids.Contains(id))
        {
            ids.Add(id);
        }

        return ids.IndexOf(id) + 1;
    }

    [GeneratedRegex(
        @"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{4}\.\.[0-9a-f]{6}\b"
    )]
    private static partial Regex Id();

    [GeneratedRegex(@"\b\d+(?:\.\d+)? (µs|ms|s)\b")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b\d+ times\b")]
    private static partial Regex Ratio();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
