using System.Buffers;
using System.IO.Compression;

namespace PostHog.Wire.Compression;

// Facts: v0-encodings, v1-encodings.
/// <summary>
/// Compresses request bodies. If compression fails, the body is sent uncompressed, so that no events are lost.
/// </summary>
/// <param name="open">Wraps the stream that receives the compressed body, without closing it; null sends bodies
/// uncompressed.</param>
/// <param name="encoding">The name of the compression in HTTP.</param>
/// <param name="report">Called when a body cannot be compressed.</param>
/// <param name="least">The length of the shortest body that is compressed.</param>
internal sealed class BodyCodec(
    Func<Stream, Stream>? open,
    string? encoding,
    Action<Exception> report,
    int least = 0
)
{
    /// <summary>
    /// The length in bytes below which compressing takes longer than sending what it saves: the body and its headers then
    /// fit one packet in any case.
    /// </summary>
    public const int SmallBody = 1024;

    // A larger one is released after the request; the pool would keep it.
    private const int MaxPooled = 1024 * 1024;

    /// <summary>Returns the codec for a compression.</summary>
    /// <param name="compression">The compression.</param>
    /// <param name="report">Called when a body cannot be compressed.</param>
    /// <param name="least">The length of the shortest body that is compressed.</param>
    public static BodyCodec For(
        CaptureCompression compression,
        Action<Exception> report,
        int least = 0
    ) =>
        compression switch
        {
            CaptureCompression.Gzip => new(OpenGzip, WireNames.Gzip, report, least),
            CaptureCompression.Deflate => new(
                CompressionStreams.Zlib,
                WireNames.Deflate,
                report,
                least
            ),
            CaptureCompression.Brotli => new(
                CompressionStreams.Brotli,
                WireNames.Brotli,
                report,
                least
            ),
            _ => new(open: null, encoding: null, report),
        };

    /// <summary>Whether this runtime supports a compression.</summary>
    public static bool Has(CaptureCompression compression) =>
        compression switch
        {
            CaptureCompression.None or CaptureCompression.Gzip or CaptureCompression.Deflate =>
                true,
            CaptureCompression.Brotli => CompressionStreams.Brotli is not null,
            _ => false,
        };

    /// <summary>Compresses a body and returns the request for it.</summary>
    public WireRequest Encode(Uri url, BatchBody body, TimeSpan timeout)
    {
        if (open is null || body.Length < least)
        {
            return Plain(url, body, timeout);
        }

        try
        {
            return new WireRequest(url, Pack(body, open), encoding, timeout);
        }
        catch (Exception fault)
        {
            report(fault);
            return Plain(url, body, timeout);
        }
    }

    private static WireRequest Plain(Uri url, BatchBody body, TimeSpan timeout) =>
        new(url, body.ToArray(), ContentEncoding: null, timeout);

    private static Stream OpenGzip(Stream target) =>
        new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true);

    // What is not sent needs no array of its own.
    private static byte[] Pack(BatchBody body, Func<Stream, Stream> open)
    {
        if (body.Length > MaxPooled)
        {
            return Pack(body.ToArray(), body.Length, open);
        }

        var plain = ArrayPool<byte>.Shared.Rent(body.Length);
        try
        {
            body.CopyTo(plain);
            return Pack(plain, body.Length, open);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    private static byte[] Pack(byte[] plain, int length, Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream(length / 8 + 64);
        using (var stream = open(packed))
        {
            stream.Write(plain, 0, length);
        }

        return packed.ToArray();
    }
}
