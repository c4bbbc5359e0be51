using System.IO.Compression;
using System.Text;

namespace PostHog.Development.Tests;

/// <summary>Bodies as a compressing client sends them.</summary>
internal static class Compressed
{
    public static byte[] As(string encoding, string text) =>
        As(encoding, Encoding.UTF8.GetBytes(text));

    public static byte[] As(string encoding, byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var compressor = Compressor(encoding, target))
        {
            compressor.Write(bytes);
        }

        return target.ToArray();
    }

    private static Stream Compressor(string encoding, Stream target) =>
        encoding.ToUpperInvariant() switch
        {
            "GZIP" => new GZipStream(target, CompressionLevel.Fastest),
            "DEFLATE" => new ZLibStream(target, CompressionLevel.Fastest),
            "BR" => new BrotliStream(target, CompressionLevel.Fastest),
            _ => throw new ArgumentOutOfRangeException(nameof(encoding)),
        };
}
