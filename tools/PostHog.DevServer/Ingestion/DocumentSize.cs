using System.Text.Json;

namespace PostHog.Development.Ingestion;

/// <summary>Counts the names and values of JSON: a document of it takes twelve bytes for each, besides the text.</summary>
internal static class DocumentSize
{
    /// <summary>The most that a body may have.</summary>
    public const int Most = 2_500_000;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 1_000 };

    /// <summary>Whether a text has more than that; false for one that is no JSON before.</summary>
    public static bool IsTooLarge(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length < 2 * Most)
        {
            return false; // each takes two bytes at least
        }

        var reader = new Utf8JsonReader(utf8, Options);
        var count = 0;
        try
        {
            while (reader.Read() && count <= Most)
            {
                count++;
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return count > Most;
    }
}
