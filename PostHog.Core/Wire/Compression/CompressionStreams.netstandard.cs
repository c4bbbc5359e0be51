using System.IO.Compression;

namespace PostHog.Wire.Compression;

/// <summary>Creates the compression streams that not every framework has. They leave the target stream open.</summary>
internal static class CompressionStreams
{
    public static readonly Func<Stream, Stream> Zlib = static target => new ZlibStream(target);

    /// <summary>
    /// Null on .NET Framework. Newer runtimes have it, and hosts such as PowerShell 7 load this assembly on them.
    /// </summary>
    public static readonly Func<Stream, Stream>? Brotli = FindBrotli();

    /// <summary>Does nothing: this target has no trimming.</summary>
    public static void RequireBrotli() { }

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
