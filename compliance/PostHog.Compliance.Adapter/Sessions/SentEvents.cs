using System.IO.Compression;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Compliance.Sessions;

/// <summary>Reads which events a request brings.</summary>
internal static class SentEvents
{
    /// <summary>Returns their ids; none for a request without events.</summary>
    /// <param name="content">The content that the headers describe.</param>
    /// <param name="body">The same, to be read; left at its beginning.</param>
    public static IReadOnlyList<string> Read(HttpContent content, Stream body)
    {
        try
        {
            using var text = new StreamReader(Unpack(content, body));
            var root = JObject.Parse(text.ReadToEnd());
            return [.. (root["batch"] ?? new JArray()).Select(one => (string?)one["uuid"] ?? "")];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException)
        {
            return [];
        }
    }

    private static Stream Unpack(HttpContent content, Stream body) =>
        content.Headers.ContentEncoding.FirstOrDefault() switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "deflate" => new ZLibStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => body,
        };
}
