using System.IO.Compression;

namespace PostHog.Async.Testing.Server;

/// <summary>The compressions that not every runtime has.</summary>
internal static class OtherEncodings
{
    public static Stream Unpack(Stream packed, string encoding) =>
        encoding switch
        {
            "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            _ => throw new NotSupportedException($"The fake cannot read the encoding {encoding}."),
        };
}
