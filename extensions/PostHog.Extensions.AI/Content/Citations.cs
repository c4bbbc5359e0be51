using Microsoft.Extensions.AI;

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
                parts.Add(
                    new Dictionary<string, object?>(3, StringComparer.Ordinal)
                    {
                        ["type"] = "source",
                        ["url"] = cited.Url?.ToString() ?? cited.FileId,
                        ["title"] = cited.Title,
                    }
                );
            }
        }
    }
}
