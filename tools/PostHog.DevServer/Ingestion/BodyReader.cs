using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using PostHog.Development.Recording;

namespace PostHog.Development.Ingestion;

/// <summary>Reads the body of a request, plain or compressed, and notes it in the request log.</summary>
internal static class BodyReader
{
    /// <summary>The largest body, on the wire and decompressed: 20 MiB.</summary>
    public const int MaxLength = 20 * 1024 * 1024;

    public static async Task<RequestBody> ReadAsync(HttpContext context)
    {
        using var wire = new MemoryStream();
        var wireLength = await CopyUpToLimitAsync(
            context.Request.Body,
            wire,
            context.RequestAborted
        );
        var body =
            wireLength > MaxLength
                ? TooLarge
                : Decode(context.Request.Headers.ContentEncoding.ToString(), wire);

        var text = Encoding.UTF8.GetString(body.Utf8.Span);
        context.Features.Get<RequestEntry>()?.RecordBody(text, wireLength);
        return body;
    }

    private static RequestBody TooLarge =>
        Refuse(StatusCodes.Status413PayloadTooLarge, $"the body is larger than {MaxLength} bytes");

    /// <summary>Reads to the end even past the limit, so that the client gets to see the answer.</summary>
    private static async Task<long> CopyUpToLimitAsync(
        Stream source,
        MemoryStream target,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[81_920];
        var total = 0L;
        int count;
        while ((count = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            total += count;
            if (total <= MaxLength)
            {
                await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }

        return total;
    }

    private static RequestBody Decode(string encoding, MemoryStream wire)
    {
        wire.Position = 0;
        return encoding.Trim().ToUpperInvariant() switch
        {
            "" or "IDENTITY" => new RequestBody(wire.ToArray(), null),
            "GZIP" => Decompress(new GZipStream(wire, CompressionMode.Decompress), encoding),
            "DEFLATE" => Decompress(new ZLibStream(wire, CompressionMode.Decompress), encoding),
            "BR" => Decompress(new BrotliStream(wire, CompressionMode.Decompress), encoding),
            _ => Refuse(
                StatusCodes.Status415UnsupportedMediaType,
                $"Content-Encoding \"{encoding}\" is not understood: send gzip, deflate, br or none"
            ),
        };
    }

    private static RequestBody Decompress(Stream compressed, string encoding)
    {
        using (compressed)
        {
            try
            {
                var plain = new byte[MaxLength + 1];
                var length = compressed.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false);
                return length > MaxLength
                    ? TooLarge
                    : new RequestBody(plain.AsMemory(0, length), null);
            }
            catch (Exception exception)
                when (exception is InvalidDataException or InvalidOperationException or IOException)
            {
                return Refuse(StatusCodes.Status400BadRequest, $"the body is not valid {encoding}");
            }
        }
    }

    private static RequestBody Refuse(int status, string problem) =>
        new(default, Answer.Refused(status, problem));
}
