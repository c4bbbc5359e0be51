using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace PostHog.Wire.Compression;

/// <summary>
/// Decompresses response bodies. The decompression of HTTP handlers does the same, but understands formats that need much
/// code, which programs compiled ahead of time would contain.
/// </summary>
internal static class BodyDecoder
{
    /// <summary>The compression that responses may have, as the value of the header <c>Accept-Encoding</c>.</summary>
    public const string Accepted = WireNames.Gzip;

    /// <summary>Returns a stream of the decompressed body, which closes the other one when it is closed.</summary>
    /// <param name="body">The body as it was received.</param>
    /// <param name="encodings">The response's compressions; any but gzip is left as it is.</param>
    public static Stream Open(Stream body, IEnumerable<string?> encodings) =>
        encodings.Any(IsGzip) ? OpenGzip(body) : body;

    // By itself, so that a program whose bodies are not compressed does not load the assembly for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Stream OpenGzip(Stream body) => new GZipStream(body, CompressionMode.Decompress);

    // The older name is still in use.
    private static bool IsGzip(string? encoding) =>
        string.Equals(encoding, WireNames.Gzip, StringComparison.OrdinalIgnoreCase)
        || string.Equals(encoding, "x-gzip", StringComparison.OrdinalIgnoreCase);
}
