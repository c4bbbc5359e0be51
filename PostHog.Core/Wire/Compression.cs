using System.IO.Compression;

namespace PostHog.Wire;

/// <summary>Makes request bodies smaller.</summary>
internal static class Compression
{
    /// <summary>Returns the body as a gzip stream.</summary>
    public static byte[] Gzip(byte[] body)
    {
        using var buffer = new MemoryStream(body.Length / 4 + 64);
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body, 0, body.Length);
        }

        return buffer.ToArray();
    }
}
