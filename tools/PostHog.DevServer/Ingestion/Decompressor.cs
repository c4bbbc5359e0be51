using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Ingestion;

/// <summary>Undoes a <c>Content-Encoding</c>.</summary>
internal static class Decompressor
{
    public static RequestBody Decompress(string encoding, MemoryStream wire)
    {
        wire.Position = 0;
        return encoding.Trim().ToUpperInvariant() switch
        {
            "" or "IDENTITY" => RequestBody.Of(wire),
            "GZIP" => DecompressGzip(wire),
            "DEFLATE" => Read(
                new ZLibStream(wire, CompressionMode.Decompress, leaveOpen: true),
                "deflate"
            ),
            "BR" => Read(new BrotliStream(wire, CompressionMode.Decompress, leaveOpen: true), "br"),
            _ => RequestBody.Refused(
                StatusCodes.Status415UnsupportedMediaType,
                $"Content-Encoding \"{encoding}\" is not understood: send gzip, deflate, br or none"
            ),
        };
    }

    /// <summary>Unpacks gzip, by its header or its first bytes; every other body is taken as it is, if it is text.</summary>
    public static RequestBody DecompressGzipOnly(string encoding, MemoryStream wire)
    {
        wire.Position = 0;
        var bytes = wire.GetBuffer().AsSpan(0, (int)wire.Length);
        if (
            bytes is [0x1F, 0x8B, 0x08, ..]
            || encoding.Trim().Equals("gzip", StringComparison.OrdinalIgnoreCase)
        )
        {
            return DecompressGzip(wire);
        }

        return Utf8.IsValid(bytes)
            ? RequestBody.Of(wire)
            : RequestBody.Refused(
                StatusCodes.Status400BadRequest,
                encoding.Length == 0
                    ? "the body is not UTF-8 text"
                    : $"the body is not UTF-8 text: Content-Encoding \"{encoding}\" is ignored here, send gzip or none"
            );
    }

    private static RequestBody DecompressGzip(MemoryStream wire)
    {
        var body = Read(
            new GZipStream(wire, CompressionMode.Decompress, leaveOpen: true),
            "gzip",
            LengthAtEnd(wire)
        );
        return body.Refusal is null && LengthAtEnd(wire) != body.Utf8.Length
            ? Invalid("gzip")
            : body;
    }

    // GZipStream is content when the checksum and the length at the end are missing. PostHog is not.
    private static int? LengthAtEnd(MemoryStream wire)
    {
        var bytes = wire.GetBuffer().AsSpan(0, (int)wire.Length);
        return bytes.Length >= sizeof(int)
            ? BinaryPrimitives.ReadInt32LittleEndian(bytes[^sizeof(int)..])
            : null;
    }

    private static RequestBody Read(Stream compressed, string encoding, int? length = null)
    {
        // Room for the bytes that are announced: a stream that grows has them twice.
        using var plain = new MemoryStream(
            length is > 0 and <= RequestBody.MaxLength ? length.Value : 0
        );
        using (compressed)
        {
            try
            {
                var isWhole = TryCopyUpToLimit(compressed, plain);
                return isWhole ? RequestBody.Of(plain) : RequestBody.TooLarge;
            }
            catch (Exception exception)
                when (exception is InvalidDataException or InvalidOperationException or IOException)
            {
                return Invalid(encoding);
            }
        }
    }

    private static bool TryCopyUpToLimit(Stream source, MemoryStream target)
    {
        var buffer = new byte[16_384];
        int count;
        while (target.Length <= RequestBody.MaxLength && (count = source.Read(buffer)) > 0)
        {
            target.Write(buffer, 0, count);
        }

        return target.Length <= RequestBody.MaxLength;
    }

    private static RequestBody Invalid(string encoding) =>
        RequestBody.Refused(StatusCodes.Status400BadRequest, $"the body is not valid {encoding}");
}
