using System.IO.Compression;

namespace PostHog.Wire.Compression;

// Facts: v1-encodings.
/// <summary>Creates the compression streams that not every framework has. They leave the target stream open.</summary>
internal static class CompressionStreams
{
    public static readonly Func<Stream, Stream> Zlib = static target => new ZLibStream(
        target,
        CompressionLevel.Fastest,
        leaveOpen: true
    );

    public static readonly Func<Stream, Stream>? Brotli = static target => new BrotliStream(
        target,
        CompressionLevel.Fastest,
        leaveOpen: true
    );
}
