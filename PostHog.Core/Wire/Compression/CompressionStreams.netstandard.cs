using System.IO.Compression;

namespace PostHog.Wire.Compression;

/// <summary>The compressing streams that not every framework has. They leave the stream they write to open.</summary>
internal static class CompressionStreams
{
    public static readonly Func<Stream, Stream> Zlib = static target => new ZlibStream(target);

    /// <summary>Null on .NET Framework. Newer runtimes, which hosts such as PowerShell 7 load this asset on, have it.</summary>
    public static readonly Func<Stream, Stream>? Brotli = FindBrotli();

    private static Func<Stream, Stream>? FindBrotli()
    {
        var constructor = Type.GetType(
                "System.IO.Compression.BrotliStream, System.IO.Compression.Brotli",
                throwOnError: false
            )
            ?.GetConstructor([typeof(Stream), typeof(CompressionLevel), typeof(bool)]);
        return constructor is null
            ? null
            : target => (Stream)constructor.Invoke([target, CompressionLevel.Fastest, true]);
    }
}
