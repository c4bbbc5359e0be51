using Microsoft.Extensions.AI;
using PostHog.Capture.Ai;

namespace PostHog.Extensions.AI.Content;

/// <summary>Writes the sources that a text cites.</summary>
internal static class Citations
{
    /// <summary>Adds one part for each source.</summary>
    public static void AddTo(List<object?> parts, IList<AIAnnotation>? annotations)
    {
        foreach (var annotation in annotations ?? [])
        {
            if (annotation is CitationAnnotation cited)
            {
                var url = cited.Url?.OriginalString ?? cited.FileId;
                if (!Has(parts, url, cited.Title))
                {
                    parts.Add(
                        new Dictionary<string, object?>(3, StringComparer.Ordinal)
                        {
                            ["type"] = "source",
                            ["url"] = url is null ? null : MediaPlaceholders.OfText(url),
                            ["title"] = cited.Title,
                        }
                    );
                }
            }
        }
    }

    // A stream may name a source when it is cited, and again at the end.
    private static bool Has(List<object?> parts, string? url, string? title)
    {
        foreach (var part in parts)
        {
            if (
                part is Dictionary<string, object?> { Count: 3 } source
                && source.TryGetValue("url", out var otherUrl)
                && Equals(otherUrl, url)
                && Equals(source["title"], title)
            )
            {
                return true;
            }
        }

        return false;
    }
}
