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

    /// <summary>Null until <see cref="RequireBrotli"/>.</summary>
    public static Func<Stream, Stream>? Brotli { get; private set; }

    /// <summary>
    /// Links Brotli, which is a tenth of a small trimmed program. Called wherever a caller chooses a compression.
    /// </summary>
    public static void RequireBrotli() =>
        Brotli ??= static target => new BrotliStream(
            target,
            CompressionLevel.Fastest,
            leaveOpen: true
        );
}
