using Microsoft.AspNetCore.Http;
using PostHog.Development.Recording;

namespace PostHog.Development.Ingestion;

/// <summary>Reads the body of a request, plain or compressed, and notes it in the request log.</summary>
internal static class BodyReader
{
    public static Task<RequestBody> ReadAsync(HttpContext context) =>
        ReadAsync(context, Decompressor.Decompress);

    /// <summary>Reads the body of an endpoint that unpacks in its own way.</summary>
    /// <param name="context">The request.</param>
    /// <param name="unpack">Undoes a <c>Content-Encoding</c>.</param>
    public static async Task<RequestBody> ReadAsync(
        HttpContext context,
        Func<string, MemoryStream, RequestBody> unpack
    )
    {
        using var wire = new MemoryStream();
        var wireLength = await CopyUpToLimitAsync(
            context.Request.Body,
            wire,
            context.RequestAborted
        );
        var body =
            wireLength > RequestBody.MaxLength
                ? RequestBody.TooLarge
                : unpack(context.Request.Headers.ContentEncoding.ToString(), wire);

        context.Features.Get<RequestEntry>()?.RecordBody(body.Utf8, wireLength);
        return body;
    }

    /// <summary>Reads to the end even past the limit, so that the client gets to see the answer.</summary>
    private static async Task<long> CopyUpToLimitAsync(
        Stream source,
        MemoryStream target,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[16_384];
        var total = 0L;
        int count;
        while ((count = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            total += count;
            if (total <= RequestBody.MaxLength)
            {
                await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }

        return total;
    }
}
